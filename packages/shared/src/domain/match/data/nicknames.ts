// Short forms of given names: the formal one first, then what it may become. Made by scripts/names from data/names; do not edit.

export const NICKNAMES = `
aaron erin ron ronnie
abbigail abbe abbey abbi abbie abby gail nabby
abbigale abbe abbey abbi abbie abby gail nabby
abdullah abdo abdul abed
abdulrahman abdo abdul
abednego bedney
abel ab abe eb ebbie
abhinav abhi
abhishek abhi
abiel ab
abigail abbe abbey abbi abbie abby gail nabby
abigale abbe abbey abbi abbie abby gail nabby
abijah ab bige
abner ab
abraham ab abe avi avraham
abram ab abe
absalom ab abbie app
ada addy adie
adaline ada addy adie delia dell lena
addison addie addy
addy adele
adela adie della
adelaide addy adele adie dell della heidi
adelbert albert bert del delbert
adele addy dell
adeline ada addy delia dell lena
adelphia addy adele dell delphia philly
adena adina deena dena dina
aditya adi
adolphus ado adolph dolph
adrian rian
adriane riane
adrianus ad arie
adrienne addie enne rienne
agatha aga aggy
agnes aggy inez nessa
agnieszka aga
agustin agus tin
ahmed hamada
aikaterini katerina katia
aileen allie lena
aishwarya aish ash
al alex bert
alan al
alanson al lanson
alastair al
alazama ali
albert al bert
alberta allie bert bertie
alberto al berto beto
aldo al
aldrich rich riche richie
alejandra ale alex jandra sandra
alejandro ale alejo alex jandro sandro
aleksandar aca sasa
aleksander alex olek
aleksandr alek alex sanya sash sasha shura
aleksandra alex ola olka sasha
alessandra ale alex sandra
alessandro ale alex sandro
aleva leve levy
alex al
alexander al alec alex lex sandy sascha sasha xander
alexandra alex alla lexi sandra sandy sascha sasha
alexandre ale alex xande
alexandria alex alexander alla drina sandra
alexandru alex sandu
alexey alex alyosha lyosha
alexis alex lexi
alfonse al
alfred al fred freddy
alfreda alfy freda freddy frieda
algernon algy
ali al
alice allie elsie lisa
alicia ali allie elsie licha lisa
aline adeline
alison ali allie
alixandra alix
allan al alan allen
allen al alan allan
allisandra ali allie ally
allison ali allie ally
allyson ali allie ally
allyssa ali allie ally
almena ali allie ally mena
almina minnie
almira myra
alonzo al lon lonzo
alphinias alphus
althea ally
alverta vert virdie
alyssa al ally lissia
alzada zada
amanda manda mandy
ambrose brose
amelia amy emily mel millie
amos moses
anamaria anamari ani
ananya anu
anapaula anapau
anasofia anasofi
anastasia ana nastya stacy
anastasios tasos
anatoly tolya
anders adde
anderson andy
andre drea
andrea andi andrew andy drea rea
andreas andi andre andy
andres andy
andrew andy drew randy
andriane ada adri rienne
andrzej andrew jedrek
andy drew
angela angel angie
angelica angel angelika angelique angie
angelina angel angie lina
anjali anju
ann annie nan nana nancy nanny
anna aneta ania ann anne annie anya asya nan
annamaria anna
anne ann annie nan nana nancy nanny
annemarie anne annie
annesophie as
annette anna nettie
annie ann anna
anselm ance anse ansel selma
anthony ant tony
antoinette ann netta tony
antonia ann netta tona toni tony
antonio ant antonito toni toninho tono tony
antonius ton toon
anuradha anu
anusha anu
appoline appie appy
aquilla quil quillie
ara arry belle
arabella ara arry bella belle
arabelle ara arry bella belle
araceli celi chely
araminta armida middie minty ruminta
archibald archie
archilles kill killis
ariadne ari arie
arielle arie
aristotle telly
arizona ona onie
arlene arly lena
armanda mandy
armando mando nando
armena arry mena
armilda milly
arminda mindie
arminta minite minnie
arnold arnie
aron erin ron ronnie
artelepsa epsey
artemus art
arthur art
arthusa thursa
arzada zaddi
asahel asa
asaph asa
asenath assene natty sene
ashley ash ashly leah lee
athanasios thanasis thanos tom
aubrey bree
audrey audree dee
august gus
augusta aggy gatsy gussie tina
augustina aggy gatsy gussie tina
augustine august austin gus
augustus august austin gus
aurelia aurilla ora orilla ree rilly
avarilla rilla
avraham abe abraham avi
azariah aze riah
bab barby
babs bab barbara barby
balaji bala
balasubramanian bala
barbara bab babs barbie barby basia bobbie
barbery barbara
barbie barbara
barnabas barney
barney barnabas
bart bartholomew
bartholomew bart bartel bat mees meus
barticus bart
bartlomiej bartek
bartosz bartek
bazaleel basil
bea beatrice
beatrice bea trisha trix trixie
beatriz bea betty bia trixie
becca beck
beck becky
bedelia bridgit delia
belinda belle linda
bella arabella belle isabella
ben bennie
benedict ben bennie
benedikt bene
benjamin ben benji benjy bennie benny jamie
benjy benjamin
benoit ben
bernard barney berney bernie berny
berney bernie
bert bertie bob bobby
bertha bert bertie birdie
bertram bert
bertrand randy
bess bessie
beth betsy betty elizabeth
bethena beth thaney
beverly bev
bezaleel zeely
biddie biddy
bill billy fred robert william willie
billy fred robert william
binyamin ben beni benny
birgitta gitta
bjorn bjoern
blanche bea
bob rob robert
bobby bob rob
boetius bo
boris bob borya
brad bradford ford
bradford brad ford
bradley brad
brady brody
breanna bree bri
breeanna bree
brenda brandy
brian bryan bryant
brianna bri
bridget biddie biddy bridgie bridie
brittany britt brittnie
brittney britt brittnie
broderick brady brody rick ricky rod
bryanna ana anna bri briana brianna
caitlin cait caity
caitlyn cait caity
caldonia calliedona
caleb cal
california callie
calista kissy
calpurnia cally
calvin cal vin vinny
cameron cam ron ronny
camile cammie
camille cammie millie
campbell cam
candace candy dacey
carl calle
carla carly karla
carlos caca charlie charly
carlosalberto beto caluto
carlotta lottie
carlton carl
carmellia mellia
carmelo melo
carmen carmela carmelita carmina menchu
carmon cammie carm charm
carol carolann carole caroline carri carrie cassie kara kari lynn
carolann carol carole
carolina caro carol lina
caroline carol carole carrie cassie lynn
carolyn carrie cassie lynn
carrie cassie
carthaette etta etty
casey kc
casper jasper
cassandra cassie sandra sandy
cassidy cass cassie
caswell cass
catalina cata kathy lina
caterina cate rina
catherine casey cassie cathy kathy katy kay kit kittie lena trina
cathleen casey cassie cathy kathy katy kay kit kittie lena trina
cathy catherine cathleen kathy
cecilia celia cissy
cedric ced rick ricky
celeste celia lessie
celinda linda lindy lynn
cesar checha
chandrasekhar chandra shekhar
charalampos babis haris
charity chat
charles carl charlie chick chuck
charlie charles chuck
charlotte char lotta lottie sherry
chauncey chan
chelsey chelsie
cher sher
cheryl cher sheryl
chesley chet
chester chet
chet chester
chick caroline charlotte chuck
chloe clo
chris kris
christa chris
christian chris kit kris
christiana ann chris christy crissy kris kristy tina
christiano chris
christina chris chrissy christy crissy kris kristy tina
christine chris chrissy christy crissy kris kristy tina
christoffer chris
christoph chris
christophe chris kiki
christopher chris kit
christy crissy
cicely cilla
cinderella arilla cindy rella rilla
cindy cinderella
clair clara clare
claire clair clara clare
clara clarissa
clare clara
clarence clair clare
clarinda clara
clarissa cissy clara
claudia claud
cleatus cleat
clement clem
clementine clem clement
cliff clifford
clifford cliff ford
clifton cliff tony
cole colie
columbus clum
con conny
concepcion concha conchi conchita
conrad con conny
constance connie
constantin costel costi
consuelo chelo consu
cordelia cordy delia
corey coco cordy ree
corinne cora ora
cornelia cornie corny nelia nelle nelly
cornelis cor kees
cornelius con conny corny neil niel
cory coco cordy ree
courtney court curt
cristina chris cris cristi tina
crystal chris crys stal tal
curtis curt
cynthia cindy cintha
cyrenius cene cy renius serene swene
cyrus cy
dahl dal
dal dahl
dalton dahl dal
dan danny
daniel dan dani dann danny
daniela dani dany
danielle dani ellie
danny daniel
daphne daph daphie
daria dasha
dariusz darek
darlene darry lena
david dave davey day dudi dudu
daycia dacia daisha
deanne ann dee
debbie deb debby deborah debra
debby deb
debora deb debbie debby
deborah deb debbie debby
debra deb debbie
deepak deep
deidre deedee
delbert bert del
delia cordelia delius fidelia
delilah dell della lil lila
deliverance della delly dilly
dell della
della adela adelaide delilah dell
delores dee dell della lola lolly
delpha philadelphia
delphine del delf delphi
demaris dea maris mary
demerias dea maris mary
democrates mock
dennis dennie denny
dennison dennis denny
derek derrek rick ricky
derick rick ricky
derrick eric rick ricky
deuteronomy duty
diana di dicey didi
diane di dian dianne dicey didi
dicey dicie
dick richard rick
dickson dick
dimitrios dimitris jim jimmy mitsos
divya div
dmitry dima dimitri mitya
dmytro dima
dolores lola loli lolita
domenic dom nic
domenico dom mimmo nico
dominic dom nic
dominick dom nick nicky
dominico dom
dominik domi
dominique dom
donald don donnie donny dony
donato don
donna dona
donnie donny
donovan don donnie donny dony
dorcus darkey
dorinda dora dorothea
doris dora
dorothea doda dora
dorothy dolly dora dortha dot dottie dotty
dot dotty
dotha dotty
dotty dot
douglas doug
dragoslav dragan
drusilla silla
duncan dunk
earnest ernestine ernie
eb ebbie
ebbie eb
ebenezer eb ebbie eben
ed eddie eddy
eddie ed eddy
eddy ed
edgar ed eddie eddy
edith edie edye
edmond ed eddie eddy
edmund ed eddie eddy ned ted
edna edny
eduardo dudu ed eddie eddy edu edward lalo
edward ed eddie eddy ned ted teddy
edwin ed eddie eddy ned win
edwina edwin
edyth edie edye
edythe edie edye
egbert bert burt
eighta athy
eileen helen
ekaterina catherine kate katia katya
elaine helen lainie
elbert albert bert
elbertson bert elbert
eldora dora
eleanor elaine ellen ellie lanna lenora nelly nora
eleazer lazar
eleftherios lefteris
elena helen lena lenka nena
eleni helen lena
elias eli lee lias
elijah eli lige
eliphalel life
eliphalet left
elisa lisa
elisabeth betty elli elsa liesel lis lisa lisbet sissi
elisabetta betta lisa
elisha eli lish
eliyahu eli
eliza elizabeth
elizabeth bess bessie beth betsy betty eliza lib libby lisa liz liza lizzie lizzy
ella el ellen
ellen helen nell nellie
ellender ellen helen nellie
ellie elly
ellswood elsey
elminie minnie
elmira ellie elly mira
elnora nora
eloise heloise louise
elouise louise
elsie elsey
elswood elsey
elvira elvie
elwood woody
elysia lisa lissa
elzbieta ela
elze elsey
emanuel manny manuel
emanuele lele manu
emeline em emily emma emmy milly
emil em emily
emilio emi milo
emily em emma emmy mel millie
emma em emmy
emmanouil manolis manos
emmanuel manu
emmanuelle manu
enrique kike quique rique
epaphroditius dite ditus dyce dyche eppa
ephraim eph
erasmus rasmus raze
eric rick ricky
ernest ernie
ernestine erna ernest teeny tina
erwin irwin
erzsebet elizabeth erzsi
eseneth senie
esperanza espe lanza
essy es
estella essy stella
estelle essy stella
esther essie esti hester
eudicy dicey
eudora dora
eudoris dosie dossie
eugene gene
eunice nicie
euphemia effie effy
eurydice dicey
eustacia stacia stacy
eva eve
evaline eva eve lena
evangeline ev evan vangie
evangelos vangelis
evelyn ev eve evelina
evgenia eugenia zhenya
evgeny eugene gene zhenya
experience exie
ezekiel ez zeke
ezideen ez
ezra ez
faith fay
fallon fal falcon fall fallie fally falon lon lonnie
fatima fati tima
federica fede
federico fede
felicia fel feli felix
felicity flick tick
felipe feli phil pipe
feltie felty
ferdinand ferdie fred freddie freddy
ferdinando ferdie fred nando
ferenc feri frank
fernanda fer nanda
fernando fer ferny nando
fidelia delia
fionna fiona
flora florence
florence flo flora flossy
florian flo
floyd lloyd
fran frannie
frances cissy fanny fran francie frankie frannie franniey franny sis
francesca fra franca franci
francesco cesco checco franco frank
francie francine
francine fran francie frannie franniey franny
francis fran frank frankie
francisca fran paca paqui
francisco chico cisco curro fran francis frank kiko paco pancho
francois fanfan frank
frankie francis frank
franklin fran frank
franklind fran frank
frantisek franta
fred freddy
freda frieda
frederic fred
frederica erica erika freddy frederick rickey
frederick derick erick fred freddie freddy fritz rick ricky
fredericka ericka freda freddy frieda ricka rickey
frederique fred
fredrik fredde freddie
frieda fred freddie freddy
friedrich fred fritz
fyodor fedya
gabby gabe
gabriel gabby gabe gabi gabo gaby
gabriela gabi gabs gaby
gabriele gabri lele
gabriella ella gabby
gabrielle ella gabby
galina galya
gareth gare gary
garrett barrett gare garratt garret garry gary jerry rhett
garrick garri
genevieve eve jean jenny
geoff jeff
geoffrey geoff jeff
george georgie
georgiana georgia
georgine george
georgios george giorgos yorgos
georgy george gosha zhora
gerald gerry jerry
geraldine dina gerri gerrie gerry jerry
gerardo gera jerry lalo
gerardus ger gerard
gerhardt gay
gerry jerry
gert gertie
gertie gert gertrude
gertrude gert gertie trudy
gheorghe george gigi
giacomo jack mino
gilbert bert gil wilber
gilberto beto gil
giovanni gianni gio john nanni vanni
giuseppe beppe joe joseph peppe pino
glenn glen
gloria glory
gonzalo chalo gonza
gopalakrishnan gopal
governor govie
graciela chela gracie
greenberry berry green
greggory gregg
gregory gory greg
gretchen margaret
grigory greg grisha
griselda grissel
grzegorz greg grzesiek
guadalupe lupe lupita pita
guenther guenni
guilherme gui
guillaume guigui will
guillermo bill guille memo william
gum monty
gus gussie
gustavo guga gus tavo
gustavus gus gussie
gwen wendy
gwendolyn gwen wendy
gyorgy george gyuri
hailey haylee hayley
hamilton ham
hannah anna nan nanny
harish hari
harold hal hap haps harry
harriet hattie
harrison hap haps harry
harry hap haps harold henry
haseltine hassie
hatice hatce
haylee hailey hayley
hayley hailey haylee
heather hetty
hector tito
heinrich heiner heinz henry
helen ella ellen ellie lena
helena aileen eileen elaine eleanor ellen lena nell nellie
helene ella ellen ellie lena
heloise eloise elouise lois
hendrik henk rik
henrietta etta etty hank henny nettie retta
henry hal hank hap haps harry
henryk heniek
hephsibah hipsie
hepsibah hipsie
herbert bert herb
herman dutch harman
hermione hermie
hernando nando
hester esther hessy hetty
hezekiah hez hy kiah
hillary hilary
hipsbibah hipsie
hiram hy
honora honey nora norah norry
hopkins hop hopp
horace horry
hortense harty tensey
hosea hosey hosie
howard hal howie
hubert bert hub hugh
humberto beto
hussein hus
ian john
ibrahim abe ibo ibra
ignacio nacho
ignatius iggy nace nate natius
ignatzio iggy nace naz
ilya ilyusha
immanuel emmanuel manuel
india indie indy
inez agnes
ingeborg inga inge
ioannis giannis john yannis yiannis
iona onnie
irene rena
irina ira irene
irvin irving
irving irv
irwin erwin
isaac ike zeke
isabel bel bell bella belle chabela ib isa isabelita issy lisa nib nibby tibbie
isabella bella belle ib isa issy nib nibby tibbie
isabelle bella belle ib issy nib nibby tibbie
isadora dora issy
isadore izzy
isaiah zadie zay
isidore izzy
istvan isti pista steve
iva ivy
ivan john vanya
jackson jack
jacob jaap jake jay
jacobus jaap jacob koos
jacqueline jack jackie jacqui
jadwiga jadzia
jahoda hoda hodie hody
jakob jake
jakub jake kuba
jalen al alen haylen jaelin jaelyn jailyn jay jaye jaylin jaylyn len lennie lenny
james jamie jem jim jimmie jimmy
jamey james jamie
jamie ben james
jan honza janek janne
jane janie jean jennie jessie
janet jan jessie
janice jan
jannett nettie
janos jancsi jani john
jaroslav jarda slava
jaroslaw jarek
jasper casper jap
javier javi xavi
jayaraman jay
jayme jay
jean jane jeannie
jeanbaptiste jb
jeanclaude jc
jeanette janet jean jessie nettie
jeanfrancois jef jf
jeanjacques jj
jeanluc jl
jeanmarc jm
jeanmarie jm
jeanne jane jeannie
jeanpaul jp
jeanphilippe jp
jeanpierre jeanpi jp
jebadiah jeb
jedediah diah dyer jed
jedidiah diah dyer jed
jefferey jeff
jefferson jeff sonny
jeffery jeff
jeffrey geoff jeff
jehiel hiel
jehu gee hugh
jemima mima
jennet jenn jenny jessie
jennifer jen jenn jenni jennie jenny
jeremiah jereme jerry
jeremy jez jezza
jerita rita
jerry geraldine geri gerry jereme
jerzy george jurek
jessica jess jessie
jessie jane janet jess
jesus chucho chuy suso
jillian jill
jim jimmie
jincy jane
jinsy jane
jiri george jirka
joan jo nonie
joann jo
joanna asia hannah jo joan joasia jodi jody
joanne jo
joao jo joaozinho
joaquin joaco quino
jody jo
joe joey
johann john
johanna hanna jo
johannah hannah jo joan jody nonie
johannes hannes hans jan jo johan john johnny jonathan joop
john ian jack jock johnny jon jonnie jonny
johnathan john johnathon johny jon jonathan jonathon jonnie jonny nathan
johnathon john johnathan johny jon jonathan jonathon jonnie jonny
jon john johnny jonnie jonny nathan
jonathan john johnathan johnathon johny jon jonathon jonnie jonny nathan
jonathon john johnathan johnathon johny jon jonathan jonnie jonny
jose chepe joe pepe pepito ze
joseantonio josean
josef joe jupp pepa sepp
josefa pepa
josefina josie pepina
joseluis joselu pepelu
josemanuel chema josema
josemaria chema josema
josemiguel josemi
joseph jody joe joey jos yosef yossi
josephine fina jo jody joey josey josie
josetta jettie
josey josophine
joshua joe jos josh
josiah jos
josophine jo joey josey
joyce joy
jozsef joska jozsi
juanantonio juanan
juancarlos jc juanca
juandiego juandi
juanfrancisco juanfran
juanita nettie nita
juanjose jj juanjo
juanmanuel juanma
juanpablo jp juampi juanpa
judah jude juder
judith juda jude judi judie judy
judson jud sonny
judy judith
julia jill jules julie
julian jule jules
julias jule jules
julie jule jules julia
julio jules
june junius
junior jr june junie
jurgen jogi
justin justina juston justus
kaitlin kait kaitie
kaitlyn kait kaitie
kaitlynn kait kaitie
kalli cali kali
kameron kam
karl kalle
karla carla carly
karthik kart karti
kasey kc
katalin kate kati
katarina catherine tina
katarzyna kasia
kate kay
katelin kate kay kaye
katelyn kate kay kaye
katerina katia katka katya
kateryna katya
katharina kat kathi kathrin kathy kati rina tina
katherine cassie cathy kate kathy katy kay kaye kit kittie lena trina
kathleen cassie cathy kathy katy kay kit kittie lena trina
kathryn kate kathy katie
katia kate katie
katrin kati
katy kate kathy katie
kavitha kavi
kayla kay
kazimierz kazik
kelley kelli kellie kelly
kendall ken kenny
kendra kay kenj kenji kenny
kendrick ken kenny
kendrik ken kenny
kenneth ken kendrick kenny
kenny ken kenneth
kent ken kendrick kenny
kerry kerri
kevin kev
keziah kizza kizzie
khadija dija
khalid khal
kimberley kim kimberli kimberly
kimberly kim kimberley kimberli
kingsley king
kingston king
kirill kir
kit kittie
konstantin kostya
konstantinos costas dinos gus kostas
kris chris
krishna kris krish
krishnan krish
kristel kris
kristen chris
kristian kris
kristin chris
kristina kris kristi stina tina
kristine chris christy crissy kris kristy tina
kristofer chris kris
kristoffer chris kris
kristopher chris kris
kristy chris
krzysztof chris krzys krzysiek
ksenia ksyusha xenia
kymberly kym
lafayette fate laffie
lakshmi laxmi lucky
lamont monty
laodicia cenia dicy
larisa lara
larry laurence lawrence
lars lasse
laszlo laci leslie
latisha tish tisha
laurel laurie
lauren laurie ren
laurence larry lolo lon lonny lorne lorry
laurinda laura lawrence
lauryn laurie
laveda veda
laverne verna vernon
lavina ina vina viney
lavinia ina vina viney
lavonia vina viney vonnie wyncha
lavonne von
lawrence larry lawrie lon lonny lorne lorry
leanne annie lea
lecurgus curg
leilani lani
lemuel lem
lena ellen
lenora lee nora
leo leon
leonard len lenny leo leon lineau
leonardo leo
leonid leo lyonya
leonidas lee leon
leonora nell nellie nora
leonore elenor honor nora
leroy lee lr roy
lesley les
leslie les
lester les
leticia leti lety
letitia lettice lettie tish titia
levi lee
levicy vicy
levone von
lib libby
lidia lyddy
lil lilly lily
lillah lil lilly lily lolly
lillian lil lilly lolly
lilly lil lily
lincoln link
linda lindy lynn
lindsay lindsey lindsie lindsy
lindy lynn
lionel leon
lisa alice liz lizzie melissa
littleberry berry lb little
lizzie liz
ljubomir ljubo
lois lou louise
lon lonzo
lonzo lon
lorelei laurie lori lorrie
lorenzo enzo loren renzo
loretta etta lorie lorrie retta
lorraine lorie lorrie
lotta lottie
lou louis lu
louis lewis lou louie louise
louisa eliza lois lou
louise eliza lois lou
louvinia vina viney vonnie wyncha
lucas luke
lucia lu luci lucius lucy
lucias luke
lucille cille lou lu lucy
lucina sinah
lucinda cindy lou lu lucy
lucretia creasey
lucy lucinda
ludwik lutek
ludwika ludka
luella ella lu lula
luigi gigi luis
luis lewis lou lucho luisito
luisa lu lulu
luisalberto beto
luisfernando luisfer
luismiguel luismi
luiz lu luizinho lula
luke lucas
lunetta nettie
lurana lura
luther luke
lydia lyddy
lyndon lindy lynn
lyubov lyuba
lyudmila luda lyuda mila
mabel amabel mehitabel
mac mc
maciej maciek
mack mac mc
mackenzie kenzy mac mack
maddison maddi maddie
maddy madeline madelyn madge
madeline lena maddi maddie maddy madge madie magda maggie maud
madelyn maddy madie
madie madeline madelyn
madison maddy mattie
maegen meg
magdalena lena magda maggie
magdelina lena madge magda maggie
magnus mange
mahala hallie
makayla kayla
maksim max
malachi mally
malcolm mac mal malc
malgorzata gosia malgosia
malinda lindy
manda mandy
mandie amanda
mandy amanda
manerva eve minerva nerva nervie
manish mani
manny manuel
manoah noah
manola nonnie
manuel emanuel manny manolo manu meme
manuela lola manu
marcelo celo
marcos marc mark
marcus marc mark
margaret daisy gretta madge maggie maggy marge margery margie margy meg midge peg peggy rita
margareta greta maggan
margarete greta gretchen grete gretel
margaretta daisy gretta madge maggie marge margery margie meg midge peg peggy rita
margarita daisy greta madge maggie mago maisie marga marge margo meg megan metta midge peggie rita
margaryta rita
marge margaret margaretta margery
margie marjorie
marguerite peggy
maria cuca mari marie mariquita marita mary masha mia
mariacristina maricris
mariadelcarmen carmen mamen maricarmen
mariadelosangeles angeles maria
mariadelpilar maripili pilar
mariadolores lola
mariaelena malena marilena
mariaeugenia maru
mariafernanda mafer
mariaguadalupe lupe lupita marilu
mariah maria mary
mariaisabel maisa maribel marisa
mariajose majo marijose
marialuisa malu marilu marisa
mariam mary mimi
marian marianna marion
mariana mari nana
mariateresa maite marite mayte
marie mae mary
mariechristine mc
mariefrance mf
mariejose majo
marietta mae mamie maria mariah marie marion mary maureen may mercy minnie mitzi mollie molly polly
marilyn mary
marion mary
marissa rissa
marjorie margie margy
marni marnie
marsha marcia marcie mary
martha marty mat mattie patsy patty
martin marty tincho
martina tina
martine tine
marv marvin
marvin marv
mary mae mamie marie mitzi molly polly
masayuki masa
mat mattie
mateusz mati matt
matheus teteu
mathew mat matt maty
mathieu mat
mathilda patty tillie
matilda matty maud tilla tilly
matthew matt mattie matty thias thys
matthews matt mattie matty
matthias hias matt matze thias thys
matvey motya
maud middy
maureen mary
maurice morey
mauricio mau mauri
mavery mave
mavine mave
maximilian max maxi
maximillian max
maxine max
maxwell max
may mae
mckenna ken kenna meaka
medora dora
meenakshi meena
megan meg
meghan meg
mehitabel hetty hitty mabel mitty
mehmet memo
melanie mellie
melchizedek dick zadock
melinda linda lindy lynn mel mindy
melissa lisa lissa mel milly missy
mellony mellia
melody lodi
melvin mel
melvina vina
mercedes meche merche merci mercy sadie
merv mervin
mervin merv
mervyn merv
micajah cage
michael micah michi mick mickey micky mike mikey miki misha
micheal mike mikey miky
michele mike
michelle chelle mickey shelley shellie shelly shely
mick micky
miguel michael miggy miguael miguaell miguail miguaill miguayl miguayll migue miguell mike
mikael micke
mike michael mick micky
mikhail mike misha
milan milanek
mildred milly
millicent milly missy
minerva minnie
minnie wilhelmina
miranda mandy mira randi randy
miriam mimi miri mitzi mitzie
missy melissa
mitch mitchell
mitchell mitch
mitzi mary mittie mitty
mitzie mittie mitty
mohammed hamada med mike mo moe mohd
monet nettie
monica moni monna monnie
monteleon monte
montesque monty
montgomery gum monty
monty lamont
morris morey
mortimer mort
moses amos mose moss
muriel mur
mustafa mus musti
mykhailo misha mykhas
myrtle mert myrt myrti
nadezhda nadia nadya
nadine deedee nada
nancy ann nan nanny
naomi omi
napoleon leon nap nappy
natalia nat nata natasha nati talia
natalie natty nettie
natasha nat tasha
nathan nat nate
nathaniel nat nate nathan natty than
nelle nelly
nelson nels
newt newton
newton newt
nicholas claas claes nic nick nickie nicky nico
nicholette cole nichole nickey nicki nicky nicole nikki
nick nik
nicodemus nic nick nickie nicky nico
nicolas nic nick nickie nicky nico
nicole cole nicki nicky nikki nole
nik nick
nikhil nik
nikolai kolya nick
nikolaos nick nikos
nikolas claes nic nick nickie nicky nico
nikole nikki
nora nonie
norbert bert norby
norberto beto
norbusamte norbu
norman norm
nowell noel
obadiah diah dyer obed obie
obediah obie
obedience beda beedy biddie obed
obie obediah
octavia tave tavia
odell odo
oksana ksana
oleksandr alex sasha sashko
olga olya
olive livia nollie ollie
oliver ollie
olivia livia nollie ollie
ollie oliver
onicyphorous cy cyphorus one osaforum osaforus syphorous
orilla ora rilly
orlando roland
orphelia phelia
oscar osky
ossy ozzy
oswald ossy ozzy waldo
otis ode ote
pablo pablito paul
padmanabhan paddy
pamela pam
panagiotis panos peter takis
pandora dora
parmelia amelia melia milly
parthenia parsuny pasoonie phenie teeny
parvathi paru
patience pat patty
patricia pat pati pato patri patsy patti patty paty tricia trish trisha
patricio pato
patrick paddy pat pate patsy peter
patsy patty
patty patricia
paul polly
paula lina polly
paulina lina polly
pauline polly
paulo paul paulinho
pavel pasha paul
pedro pedrinho perico pete peter
peg peggy
peggy peg
pelegrine perry
penelope penny
per pelle
percival percy
peregrine perry
permelia mellie melly milly
pernetta nettie
persephone seph sephy
peter pate pete
petronella nellie
petrus peter piet
pheney josephine
pheriba ferbie pherbia
philadelphia delphia
philander fie
philetus leet phil
philinda linda lindy lynn
philip phil pip
philipina penie phoebe pip
philippe phil
phillip phil pip
philly delphia
philomena menaalmena
phoebe fifi
pieter piet
pilar pili
pinckney pink
piotr peter piotrek
pleasant ples
pocahontas pokey
polina polya
pooja puj
posthuma humey
prescott pres scott scotty
priscilla cilla cissy prissy
priya pri
priyanka pri priya
providence provy
prudence prudy prue
prudy prudence
przemyslaw przemek
rachel rachael rachi shelly
radoslaw radek
rafael rafa rafi raph
rafaela rafa
raffaele lele raf
raghavendra raghu
raghunath raghu
rahul rahu
rajeev raj
rajendra raj
rajesh raj
ramakrishnan ram ramki
ramesh ram
ramon moncho ray
ramona mona
randall randy
randolf dolph randy
randolph dolph randy
raphael ralph
ray raymond
raymond ray
reba becca beck
rebecca becca beck becky reba
reg reggie
reggie reg reginald
regina gina reggie
reginald naldo reg reggie renny
relief leafa
reuben rube
reynold reginald
reza ray
rhoda rodie
rhodella della
rhyna rhynie
ricardo cacho ric richard richi richie rick ricky rico
rich dick riche rick
richard dick dickie dickon dicky rich richie rick ricky
rick ricky
ricky dick rich
robert bill billy bob bobby dob dobbin hob hobkin rob robby rupert
roberta bert bertie birdie birtie bobbie robbie roby
roberto beto bob rob robert tito
roderick erick rickie rod roddy
rodger bobby hodge robby robin rod roge roger rupert
rodney rod
rodrigo rigo rodri
roger bobby hodge robby robin rod rodger roge rupert
rohit ro
roland lanny orlando rollo rolly
rolando rolo
roman roma
ron ronnie ronny
ronald naldo ron ronnie ronny
ronny ronald
rosa rose rosie rosita
rosabel belle rosa rose roz
rosabella bella belle rosa rose roz
rosaenn ann
rosaenna ann
rosalinda linda rosa rose roz
rosalyn linda rosa rose roz
rosario charo chayo
roscoe ross
rose rosie
roseann ann rose rosie roz
roseanna ann rose rosie roz
roseanne ann
rosemary marie mary rose rosemarie rosey
rosina sina
rostislav slava
roxane rox roxie
roxanna ann rose roxie
roxanne ann rose roxie
rudolph dolph olph rolf rudy
rudolphus dolph olph rolf rudy
russell russ rusty
ryan ry
sabrina brina
sachin sach
safieel safie
salome loomie
salvador sal sally
salvatore sal toto turi
sam sammy
samantha mantha sam sammy
sampson sam sammy
samson sam sammy
samuel sam sammy
samyra myra sam sammy
sandeep sandy
sandor alex sanyi
sandra cassandra sandy
sandy sandra
sanford sandy
sanjay sanju
santiago chago diego santi yago
santosh santy
sarah sadie sally sara
saraswati saras
sarilla silla
satyanarayana satya
savannah anna savanna vannie
scott sceeter scottie scotty squat
sebastian basti bastian seb seba sebas sebby
sebastien seb
selma anselm
serena rena
sergey serge seriozha seryozha
sergio checo
serilla rilla
seymour morey see
shaina sha shay
sharon sha shay
shaun shawn
shawn shaun
sheila cecilia
sheldon shelly
shelton shel shelly tony
sheridan dan danny sher
sheryl cheri cherie sher sheri sherri sherry sherryl
shirley lee sherry shirl
shmuel sam samuel shmulik
shoshana shosh
shreya shrey
sibbilla sibbell sibbie sybill
siddharth sid
sidney sid syd
sigfired sid
sigfrid sid
sigismund sig
silas si
silence liley
silvester si sly syl vest vester
silvia chiva silvi
simeon si sion
simon si sion
slawomir slawek
slobodan boban
smith smitty
socorro coco
socrates crate
sofia sofi sonia sonya sophie
solomon sal salmon saul sol solly zolly
sondra dre sonnie
sophia sophie
sophronia frona fronia sophia
spyridon spyros
srinivas srini
srinivasan srini
stacey staci stacie stacy
stacie stacey staci stacy
stacy staci
stanislav slava stas
stanislaw stan staszek
stefan stef steffen
stefanie steffi
stephan steve
stephane steph
stephanie annie steffi steffie steph stephani stephany stephie stephine stevie
stephen steph steve
steven steph steve stevie
stuart stu
submit mitty
subramaniam mani subbu
sue susan susie
sullivan sully van
sunita suni
suresh suri
susan hannah sue sukey susie suzie
susannah hannah sue sukey susie
susanne sanne susi
susie suzie
suzanne sue suki susie
svetlana lana sveta
swaminathan swami
sybill sibbie
sydney sid
sylvanus sly syl
sylvester si sly sy syl vessie vester vet
tabby tabitha
tabitha tabby
tadeusz tadek
tamarra tammy
tammie tami tammy
tammy tami tammie
tanafra tanny
tasha tash tashie
tatiana tania tanya
ted teddy
temperance tempy
terence terry
teresa tere teresita terry tess tessa tessie
terri teri terrie terry
terry terence
tess teresa theresa
tessa teresa theresa
thad thaddeus
thaddeus thad
theo theodore
theodora dora
theodore ted teddy theo
theodoros ted thodoris
theodorus theo
theodosia dosia theo theodosius
theophilus ophi
theotha otha
theresa terry tess tessa tessie thirza thursa traci tracie tracy
thiago thi
thibault thib
thom thomas tom tommy
thomas thom tom tommy
thomasa tamzine
tiffany tiff tiffy
tilford tillie
tim timmy
timofey tima
timothy tim timmy
tina christina
tisha tish
tobias bias tobi toby
tom thomas tommy
tomas tom tommy
tomasz tom tomek
tony anthony
tranquilla quilla trannie
trish patricia trisha
trix trixie
trudy gertrude
tryphena phena
ulrich uli ulli
ulrike uli ulli
unice eunice nicie
uriah riah
ursula sula sulie
vaclav vasek
valentin valya
valentina felty tina val vale vallie
valentine felty
valeri val valerie
valeria val vale
valerie val
valery valera
vanburen buren
vandalia vannie
vanessa essa nessa vanna
vasileios bill vasilis
vasilios bill vasilis
vasily vasya
venkataraman venkat venky
venkatesan venkat venky
venkatesh venkat venky
vernisee nicey
veronica franky frony ron roni ronie ronna ronnie ronny vero vonnie
vic vicki vickie vicky victor
vicente chente
vicki vickie vicky victoria
victor vic
victoria tori torie torri torrie tory vic vicki vickie vicky
vijay vij
vikram vicky vik
viktor vic victor vitya
viktoria vicky vika
vin vinny
vince vinnie
vincent vic vin vince vinnie vinny
vincenzo enzo vic vin vince vinnie vinny
vinicius vini
vinson vin vince vinnie vinny
viola ola vi
violetta lettie
virginia ginger ginny jane jennie virgy
vishal vish
vishnu vish
vivek vik
vivian vi viv
vladimir vlad volodya vova
volodymyr vlad vova
vyacheslav slava
waldo ossy ozzy
wallace wally
wally walt
walter wally walt
washington wash
webster webb
wendy wen
wesley wes
westley farmboy wes west
wilber bert will
wilbur will willie willy
wilda willie
wilfred fred wil will willie
wilhelm helmut wil will willi willie
wilhelmina mina minnie willie wilma
wilhelmus willem wim
will bill fred wilbur willie
willem pim wim
william bela bell bill billy wil will willie willy
willie fred william
willis bill willy
wilma billiewilhelm william
wilson will willie willy
winfield field win winny
winifred freddie winnet winnie
winnie winnifred
winnifred fred freddie freddy winnie winny
winny winnifred
winton wint
wojciech wojtek
wolfgang wolf
woodrow drew wood woody
yaakov jacob jake kobi
yaroslav slava yarik
yehuda judah yuda
yeona ona onie
yitzhak isaac itzik
yosef joe jose joseph yossi
yoshihiko yoshi
youssef joe yusuf
yulan lan yul
yulia julia julie yulya
yuri george yura
yvonne vonna
zach zack zak
zachariah zac zach zachy zack zak zakk zeke
zachary zac zach zachy zack zak zakk zeke
zachery zac zach zachy zack zak zakk zeke
zack zach zak
zbigniew zbyszek
zdenek zdenda
zebedee zeb
zedediah diah dyer zed
zephaniah zeph
zofia zosia
zsuzsanna susan zsuzsa
`;
