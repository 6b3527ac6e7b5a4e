// Readings of Chinese characters in names: the reading first, then what is read so. Made by scripts/names from data/names; do not edit.

export const HAN = `
abe 阿部
ai 哀 爱
an 安
ando 安藤
ang 昂
ao 敖
aoki 青木
arai 新井
bai 拜 白
ban 板
bao 保 宝 暴 薄 褒
bei 北 贝 邶
bi 毕 碧 闭
bian 卞 边
biao 彪 表
bin 宾 斌
bing 邴
bo 帛 波
bu 步
cai 蔡
cao 操 曹
ceng 曾
cha 察
chai 柴
chang 常 昌 畅
chao 巢 抄 晁 潮 超 钞
che 车
chen 宸 晨 谌 辰 陈
cheng 乘 呈 城 成 承 称 诚
chi 池
chiba 千葉
chong 充
chou 丑 仇
chu 储 出 初 楚 褚
chun 春 淳
cong 从
cui 崔 翠
cun 寸
cuo 错
da 大 笪 答
dai 戴
dan 丹 但 单 澹
dang 党
dao 刀
de 德
deng 登 邓
di 狄
dian 典
diao 刁
dong 东 栋
dou 钭
du 堵 独 督 笃
endo 遠藤
er 尔
fa 法
fan 繁 范 藩
fang 房 方 芳
fei 肥 费 飞
fen 芬
feng 凤 奉 逢 酆 锋 风
fu 夫 富 府 浮 甫 福 符 馥
fujihara 藤原
fujii 藤井
fujita 藤田
fujiwara 藤原
fukuda 福田
gai 改
gan 干
gang 刚
gao 郜 高
ge 戈
geng 庚 耿
gong 公 巩 弓 龚
goto 後藤
gu 古 顾
guan 冠 官 管 贯
gui 妫 桂 癸 贵
guo 国 过
hai 海
han 函 汗 涵 韩
hang 航
hao 昊 浩 豪
harada 原田
hasegawa 長谷川
hashimoto 橋本
he 何 合 盍 禾 贺 赫
hirano 平野
hong 宏 洪 红 闳
hou 侯 候 厚 后
hu 呼 户 斛 胡
hua 化 华 滑 花
huan 宦
huang 皇 黄
hui 回 惠 慧 辉
hun 荤
huo 霍
ichikawa 市川
ikeda 池田
imai 今井
inoue 井上
ishida 石田
ishii 石井
ishikawa 石川
ito 伊藤
iwasaki 岩崎
ji 冀 嵇 己 暨 祭 稽 籍 计 集
jia 佳 嘉 家 珈 甲 郏
jian 剑 建 检 翦 菅 謇 蹇
jiang 将 江 蒋
jiao 佼 娇 焦 矫
jie 捷 接 杰 洁 竭
jin 靳
jing 井 敬 静
jiu 九 咎 酒
ju 剧 居 巨 鞠
juan 卷 娟 隽
jue 觉
jun 俊 军 君
kai 凯 开
kan 阚
kaneko 金子
kang 亢 康
kao 考
kato 加藤
kawano 河野
kikuchi 菊地
kimura 木村
kinoshita 木下
kobayashi 小林
kojima 小島
kondo 近藤
kong 孔 空
kono 河野
kou 寇
koyama 小山
ku 苦
kuai 蒯
kuang 匡 旷 邝
kudo 工藤
kui 蒉
la 拉
lai 来 莱 赖
lan 兰 蓝
lang 郎
lao 劳 牢
le 乐
lei 磊 类
li 丽 历 栗 犁 理 礼 离 立 郦 黎
lian 廉 敛 练 连
liang 梁 良
lin 林 蔺 霖
ling 令 玲 零
liu 六 刘 柳
long 隆 龙
lu 旅 禄 路 逯 闾 鲁
luo 洛 罗
ma 马 麻
maeda 前田
man 满
mao 冒 毛 茆 贸
maruyama 丸山
masuda 増田
matsuda 松田
matsui 松井
matsumoto 松本
me 么
mei 枚 梅 美
men 门
meng 蒙
mi 宓 弥 弭 祢 秘
miao 苗
mie 乜
min 敏 民
ming 明 茗
miu 谬
miura 三浦
miyamoto 宮本
miyasaki 宮崎
miyazaki 宮崎
mo 墨 摩 沫 莫 貊
morita 森田
mu 慕 沐 睦 穆
murakami 村上
murata 村田
na 娜 那
nai 佴
nakagawa 中川
nakajima 中島
nakamura 中村
nakano 中野
nakashima 中島
nakayama 中山
nan 南 赧
neng 能
ni 倪 泥
nian 念
ning 宁
nishimura 西村
niu 牛 钮
noguchi 野口
nomura 野村
nong 农
nuo 诺
ogawa 小川
okada 岡田
okamoto 岡本
ono 小野 大野
ota 太田
otsuka 大塚
ou 偶 欧
oyama 小山
pan 潘 盘
pang 庞 旁 逄
pei 裴
peng 朋 蓬 鹏
pi 皮 辟
pin 频
ping 平 萍
pu 普 浦 溥 蒲
qi 亓 俟 其 戚 琪 祁 祈 綦 骑
qian 乾 倩 前 潜 牵
qiang 强
qiao 桥 谯
qin 勤 琴 秦 钦
qing 卿 庆 清
qiong 邛
qiu 丘 秋 裘 邱
qu 区 曲 渠 璩 瞿 麴
quan 全 权 泉
que 却 雀
ran 冉 然
rang 让
rao 饶
ren 人 任
rong 容 榕 荣 融
rou 柔
ru 汝 茹
ruan 阮
rui 睿 芮 锐
ruo 若
sa 撒
saito 斉藤 斎藤
sakai 酒井
sakamoto 坂本
sakurai 桜井
san 三
sano 佐野
sasaki 佐々木
sato 佐藤
sen 森
seng 僧
shan 善 山 闪
shang 上 商 赏
shao 少 绍
she 佘 厍
shen 慎 申 莘
sheng 圣 声 生 盛 绳
shi 侍 势 史 始 施 时 是 诗 释
shibata 柴田
shimada 島田
shimizu 清水
shou 受 守 寿 首
shu 叔 树 舒
shuai 帅
shuang 双 霜
shui 水 税
shuo 硕 说
si 似 司 思 斯
song 宋 松
su 宿 素 速
sugahara 菅原
sugawara 菅原
sugiyama 杉山
sui 眭 睢 隋 随
sun 孙
suo 所 索 锁
suzuki 鈴木
ta 塔
tai 台
takada 高田
takagi 高木
takahashi 高橋
takaki 高木
takata 高田
takeda 武田
taketa 武田
takeuchi 竹内
tamura 田村
tan 潭 覃 谭 郯
tanaka 田中
tang 堂
taniguchi 谷口
tao 涛 陶 韬
teng 滕 腾 藤
tian 天 田
tie 帖 铁
ting 婷
tong 仝 彤 桐
tu 屠 涂
tuo 庹 陀
uchida 内田
ueda 上田
ueno 上野
ueta 上田
wada 和田
wan 万 宛
wang 王
watabe 渡部
watanabe 渡辺 渡部
wei 伟 危 委 尉 尾 蔚 隗 韦 魏
wen 文 温 闻 雯
wo 沃
wu 乌 仵 务 吴 吾 戊 无 毋 邬
xi 喜 奚 希 席 悉 戏 昔 析 汐 熙 袭 郗
xia 夏 霞
xian 鲜
xiang 相 项 香
xiao 孝
xin 信 忻 新 欣 鑫 馨
xing 刑 性
xiong 熊
xiu 休 秀
xu 徐 绪 续 胥 许 须
xuan 宣 萱 轩
xue 学 薛 雪
xun 寻 荀
ya 雅
yamada 山田
yamaguchi 山口
yamamoto 山本
yamasaki 山崎
yamashita 山下
yamazaki 山崎
yan 妍 延 烟 燕 艳 颜
yang 仰 杨 洋 羊 阳
yao 姚 徭 瑶
ye 业 叶 野
yi 一 义 乙 以 仪 伊 依 夷 奕 宜 怡 益 艺 苡 蚁 衣
yin 尹 隐
ying 应 英 营 颖
yokoyama 横山
yong 勇 永 用
yoshida 吉田
you 有 游 犹
yu 于 余 喻 宇 庾 愚 玉 瑜 羽 虞 语 雨 鱼
yuan 元 员 源 苑 辕
yue 岳 悦 玥 越
yun 云 恽
zai 在 载
zan 昝
ze 泽 迮
zhan 战 湛 粘 詹
zhang 仉 章 长
zhao 兆 召 赵
zhe 哲
zhen 振 珍 真 针 镇
zheng 政
zhi 之 志 支 智 植 止 治
zhong 中 仲 种 钟
zhou 周
zhu 祝 竹 诸
zhuang 庄
zi 子 梓 紫 訾 资
zong 宗
zou 邹
zu 祖
zuo 左
`;
