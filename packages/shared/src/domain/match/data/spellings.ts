// Spellings of the same name, one name a row. Made by scripts/names from data/names; do not edit.

export const SPELLINGS = `
mohammed muhammad mohamed mohammad mohamad muhammed muhamad mohd md mahomet mouhamed mohamud mehmet
ahmed ahmad ahmet achmad akhmed
hussein husain hussain husein hossein houssein hoseyn huseyin hussien hosein housein
hassan hasan hassane hasson
omar umar omer
osama usama oussama osamah
youssef yusuf yousef yousuf yosef youcef josef yusef yussef yosif
ibrahim ibraheem ebrahim brahim abrahim
abdullah abdallah abdulla abdalla abdulah
abdulrahman abdurrahman abdelrahman abderrahmane abdurahman abdalrahman
khalid khaled halid
said saeed saied saeid
tariq tarek tarik tareq
walid waleed oualid
jamal gamal djamel jamel
mustafa mostafa moustafa mustapha mostapha moustapha
mahmoud mahmud mahmood
hamza hamzah hamzeh
zainab zeinab zaynab zeynep zineb zaineb
fatima fatma fatimah fatemeh fatimata
aisha aicha ayesha aysha aishah ayse
khadija khadijah khadeeja hadija khadije hatice
maryam mariam meryem meriem maryem mariyam
nour noor nur noura
laila leila layla leyla layleh
salim selim saleem
karim kareem
rashid rasheed rachid raschid
nasser nasir naser nasr nacer
saleh salih
ismail esmail ismael ismaeel smail
yasin yassin yaseen yacine yassine
jafar jaafar gaafar djafar
othman osman uthman ousmane usman
hijazi hegazi hegazy hejazi higazi
qasim kassem kasim qassem kacem qasem
sharif sherif cherif shareef
farouk farooq faruq faruk
amin ameen amine
amina ameena aminah aminata
faisal faysal feisal faycal
iman eman imane
majid majeed
malik malek maleek
mansour mansur mansoor
munir mounir muneer
murad mourad
nabil nabeel
riad riyad riyadh ryad
shahin shaheen chahine
sulaiman suleiman soliman sulayman suleyman sulieman
tahir taher
yahya yehia yahia yehya
younes yunus younis younus
ziad ziyad zyad
zuhair zouheir zuheir
haidar haider hyder haydar
rania raniya ranya
hala halah
sara sarah
dina deena
lina leena
rami ramy
sami samy
hisham hesham hicham
ashraf achraf
shadi chadi
jihad gehad
ghassan gassan
deepak dipak
pooja puja
preeti preethi priti preethy
satish sathish
geeta geetha gita githa
sunita suneeta sunitha suneetha
naveen navin
srinivas sreenivas shrinivas
siddharth siddarth sidharth siddhartha sidhart
aditya adithya
karthik kartik karthick kartick
lakshmi laxmi lakshmy
revati revathi
swati swathi
bhavna bhavana
meena mina
neeta nita neetha
venkatesh venkatesan
sandeep sundeep
rajeev rajiv
sanjeev sanjiv
alexey alexei aleksey aleksei oleksii
sergey sergei serguei serhii sergiy
dmitry dmitri dmitriy dmitrii dimitri dmytro
yulia julia iuliia yuliya iulia juliya yuliia
evgeny evgeni evgeniy evgenii yevgeny yevgeniy yevgeni yevhen evgenij
evgenia yevgenia evgeniya yevgeniya evgeniia
natalia natalya nataliya nataliia natalja
maria mariya mariia marija
anastasia anastasiya anastasiia anastassia
tatiana tatyana tetiana tatjana
ksenia kseniya xenia kseniia oksana
alexander aleksandr alexandr oleksandr aleksander
alexandra aleksandra oleksandra
yuri yury iurii yuriy jurij iouri
nikolai nikolay mykola nikolaj
ekaterina yekaterina kateryna katerina jekaterina
elena yelena olena jelena
lyudmila liudmila ludmila ljudmila
lyubov liubov lubov
arkady arkadiy arkadi arkadii
anatoly anatoliy anatoli anatolii
valery valeriy valeri valerii
vasily vasiliy vasili vasilii vasyl
georgy georgiy georgi georgii
yakov iakov jakov
fyodor fedor fiodor
semyon semen simeon
pyotr petr piotr
chaim haim hayim chayim
yitzhak itzhak yitzchak izhak
uri ori
yael jael
yehuda jehuda yehudah
moshe moishe
avraham abraham
yaakov jacob yaacov jakov
shlomo schlomo shelomo
tzvi zvi zwi
eliezer eliezar
rivka rebecca rivkah
nguyen
katarina katerina catarina katharina caterina
christina kristina cristina khristina
kristian christian cristian
stephen steven stefan stephan
johan johann
khoury khouri houri koury khuri
haddad hadad
hashimi hashemi hachimi
masri masry
rahman rehman
shaikh sheikh shaykh cheikh
hariri
benali benalli
sayed sayyid syed said sayyed
chaudhary chaudhari chowdhury choudhary choudhury chaudhuri chowdhary chaudhry choudry
agarwal aggarwal agrawal agarwala
banerjee banerji bandyopadhyay
mukherjee mukherji mukhopadhyay
chatterjee chatterji chattopadhyay
sharma sarma
varma verma
misra mishra
srivastava shrivastava srivastav shrivastav
subramanian subramaniam subramanyam subramanyan subramaniyam
ramaswamy ramasamy ramaswami
krishnamurthy krishnamurti krishnamoorthy krishnamurthi
venkataraman venkatraman venkataramanan
srinivasan srinivasen sreenivasan
chandrasekaran chandrasekharan chandrashekaran
iyer aiyar ayyar aiyer
iyengar ayyangar
nair nayar nayyar
pillai pillay
reddy reddi
gowda gouda
naidu nayudu
das dass
dubey dube
goyal goel goyel
tiwari tiwary tewari
bose basu
ghosh ghose
dutta datta dutt
roy ray rai
thakur tagore
bhattacharya bhattacharyya bhattacharjee
saxena saksena
kapoor kapur
sood sud
cohen kohen cohn kohn cahn
levy levi lewi
mizrahi mizrachi
peretz perets perez
gabay gabbay gabai
azoulay azulay azulai azoulai
katz kats
weiss weisz vais
shapiro shapira schapiro
friedman fridman friedmann
zhao chao chiu
zhou chou chow chau
guo kuo kwok
xu hsu tsui hui
xie hsieh tse
xiao hsiao siu
zhu chu
zheng cheng tay
zhang chang cheung cheong teo
jiang chiang
qian chien chin
qiu chiu yau
cai tsai choi choy chua
cao tsao
zhong chung
zhuang chuang
song sung soong
deng teng tang
ding ting
dong tung
gao kao ko
gu ku koo
he ho
hu wu woo
huang hwang wong ng
lin lam lim
liu lau low lew
luo lo law
lu loo
li lee lei
shen shum
shi shih sze
sun suen
wang wong
wei wai
wu ng woo goh
xia hsia
yan yen yim
yang yeung yeoh
yao yiu
ye yeh ip yip
yuan yuen
zeng tseng tsang
zuo tso
feng fung
fang fong
fan fann
he ho
kong kung
liang leung
pan poon
peng pang
su soo
tan tam
tian tien
yu yue
zou chau
kwon kweon gwon
kim gim ghim
lee yi rhee i rhie
park pak bak
choi choe choy
jung jeong chung cheong
kang gang
cho jo
yoon yun youn
jang chang
lim rim im
oh o
seo suh
shin sin
hwang whang
ahn an
yoo yu ryu you
jeon jun chun
ko koh go
moon mun
son sohn
bae bai pae
baek paik baik
heo hur her
nam nahm
shim sim
noh no roh
kwak gwak
sung seong
joo ju chu
woo u wu
koo gu goo ku
min minn
ito itou itoh
sato satou satoh
ono ohno oono
ota ohta oota
oshima ohshima
kato katou katoh
goto gotou gotoh
endo endou endoh
yamasaki yamazaki
nakajima nakashima
watanabe watanave
`;
