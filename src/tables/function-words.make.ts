/**
 * Make function-words.ts: the small words that give a language away, with a weight for each.
 * Sources: for the languages of ../shared/corpus their commonest words and counts (Universal Dependencies
 * treebanks, CC BY-SA 4.0; only words and rounded frequencies are taken, lines that also stand in the language
 * benchmark are left out); for the others the lists below, closed-class words written down for this project in
 * order of frequency.
 * Run: npx jiti src/tables/function-words.make.ts
 */
import {writeFileSync} from 'node:fs'
import {trainingLines} from './training-lines.make.ts'

/** Words of languages the corpus lacks, commonest first; and of some it has, to round their lists off. */
const written: Record<string, string> = {
  it: `di e che la il un a per in è una sono non le con i del si della da come lo al ha più dei anche alla delle nel
    ma gli nella se su ai dal mi ho tra dalla questo cui sul ci era essere suo stato dopo sua loro ed o questa quando
    tutti hanno alle degli dell all perché due fatto chi nei anni molto dove già prima solo così può ancora sulla
    senza stata quello fare dalle agli negli nelle tutto sui sulle gli mio siamo abbiamo quella aveva parte contro
    oggi ogni poi fa stati erano fra noi lui lei qui invece secondo nell dall sull quest cosa mai sempre sta deve
    bene altri altre quasi tutta mentre però verso stesso ora durante`,
  pl: `w i na z się nie to do że jest o jak po od za a ale są dla przez przy co tak czy przed tym być ma było był
    ich jego jej może już tylko pod oraz będzie która który które także bez nad lub jako roku ten ta te tego tej
    też mnie go sobie gdy bardzo kiedy mi ja my on ona ze we tych jeszcze więc miał nawet mają była były został
    została zostały gdzie aby żeby bo który którzy której którym których wszystko wszystkich niż dziś teraz tam
    tu mam można trzeba nam nas was między podczas jednak również poza wtedy lat latach osób powiedział pan pani
    ku swoje swój swoich sposób czas coś ktoś kto nic jestem byli będą`,
  cs: `a v se na je že s z o do i to k ve pro za by jsou po od si ale jako tak podle až jeho který která které jak
    být bude jen už při před není má byl bylo byla byly nebo které kteří co její jejich však mezi tím také ze
    mi mě mu ho jsem jsme jste aby když ještě než kde kdy proti pod nad protože roce může této tento tato toto
    těchto tomu těm toho této u bez své svůj svou první další dnes včera řekl uvedl více lidí let dva dvě tři jde
    byli budou bych ji jí nic něco někdo pak tedy teď tady tam totiž asi což zatímco kvůli během kolem mají
    proto právě zde ani dokud`,
  sk: `a v sa na je že s z o do aj to k vo pre za by sú po od si ale ako tak podľa až jeho ktorý ktorá ktoré pri
    byť bude len už pred nie má bol bolo bola boli alebo ktorí čo jej ich však medzi tým tiež zo mi ma mu ho som
    sme ste aby keď ešte než kde kedy proti pod nad pretože roku môže tento táto toto týchto tomu tom toho tej u
    bez svoje svoj svoju prvý ďalšie dnes včera povedal uviedol viac ľudí rokov dva dve tri budú nič niečo
    niekto potom teda teraz tu tam asi čím zatiaľ kvôli počas okolo majú preto práve ani iba`,
  sl: `je v in na se da za ki so pa z ne po s o bi tudi kot od še to do iz pri bo že ali ko le ni lahko med pred
    kako več ker sem smo bil bila bilo bili bodo si ga mu jih jo nas jim vse vsi biti sta ima imajo nad pod brez
    kaj kdo kje kjer zaradi čez proti zato ampak tako tem tega ta te ti ter naj letu leta let ljudi danes včeraj
    povedal dejal svoje svoj svojo njegov njihov bolj zelo samo potem torej zdaj tukaj tam preko okoli prek
    oziroma morda mora moral vendar čeprav`,
  hr: `je i u se na da za su od a s o koji što bi iz te kao ne sam će nije ali to do ili kako po bio bila bilo
    bili također samo ima jer ga više kod tako smo već zbog prema tijekom gdje uz pri nakon prije sve svoje
    njegov ovo taj ta ti mi on ona oni koja koje kojem kojoj kojih dok bez između preko ovaj ova biti bude`,
  bs: '',
  hu: `a az és hogy nem is egy van volt de meg csak ha már mint ez el ki még azt azonban után szerint között vagy
    amely aki ami majd így sem lesz vagyok lehet kell pedig ezt arra nagyon mert minden be fel le más több most
    itt ott akkor amikor úgy nincs voltak vannak hanem illetve során előtt alatt miatt által mellett ellen
    ezek azok ezért amelyek akik olyan ilyen egyik másik két első új nagy magyar évben napon szerinte neki nekem
    őt ő ők mi ti én te engem tőle róla volna lett lesznek legyen tud tudja kellett lehetett ahol mit mikor
    hol ki kik miért hogyan valamint továbbá`,
  et: `ja on ei et see ka kui oli ta aga mis oma nii kes või siis ning seda selle ma olid veel mida nende tema
    olla mille nad välja juba pärast kuid ole ainult kus eest mitte järgi üle need peab sest saab koos kõik
    välja enne vahel all poolt kohta alates eesti aasta aastal võib tuleb pole millal kuidas meie teie minu sinu
    nagu just väga nüüd siin seal sellest sellel midagi keegi keda kelle jaoks ilma ehk kuni läbi vastu mööda
    peale sisse peal juures umbes tuli läks sai`,
  sq: `të e në i dhe për me një se nga që është më nuk si u do janë ka por të ai ajo kjo ky ishte nga kanë duke
    këtë mund edhe ku kur pas tij saj tyre ishin së shumë vetëm asnjë deri te tek prej sipas ndërsa pasi atë
    këto ata ne ju unë ti mua ty kishte kishin jetë gjithë cilat cili cila sepse sa çfarë pse mos jo po ja kam
    ke kemi keni bëri bërë vit vitin ndaj para mbi nën kundër midis pra sot dje tani atje këtu`,
  is: `og í að á er sem til var við um með en af því fyrir það frá hann ekki þá voru hún þeir eru eftir þar ég
    svo þess þau sér hefur úr hafa verið hans hennar þeim einnig upp ár þegar eða vegna segir þetta vera verður
    muni mun yfir undir þeirra okkur við þið þú mér þér honum henni þessi þessa þessum hvað hver hvernig hvar nú
    hér mjög bara enn síðan áður milli gegn án allt allir ára hafi væri kom fór sagði`,
  ca: `de la i a el que en les per els l d un amb del una és al no s es més dels com ha o pel va són ser també
    han seva aquest seu aquesta però entre fins sobre on quan molt pels tot ja ho hi aquests sense van any anys
    té segons perquè des havia estat tots part dos jo em li si ara això així aquestes fer dia qual altres durant
    després contra cada seus seves nosaltres ells ella ell tenen avui ahir només encara mateix mentre fa quin
    quina què qui cap gairebé`,
  eu: `eta da ez ere zen du bat dira hori baina izan den duen dute zuen ziren egin egiten hau beste bere baino
    edo artean arte gero izango dela zuten ditu dituzte dago daude zituen behar nahi bezala bai oso beti orain
    hemen han nola noiz non zer nor zergatik gabe buruz aurka ondoren aurretik bidez gainean azpian urte urtean
    haien gure zure nire hura haiek gu zu ni hala hainbat guztiak denak bi hiru`,
  tl: `ang sa ng na at mga ay ni si ito para hindi may kung isang niya siya o nang mula kay din rin bilang pa ako
    ka mo ko niyang kanyang kanilang sila namin natin kami tayo ikaw kayo nila dahil upang ngunit subalit habang
    noong ngayon bukas kahapon wala mayroon nasa kanila kanya lamang lang naman ba po opo hanggang tungkol
    pagkatapos bago ilang lahat marami dapat gusto iyon iyan dito doon diyan ano sino saan kailan bakit paano
    isa dalawa tatlo araw taon ayon sinabi pang`,
  az: `və bu bir ilə üçün də da o ki olan edir idi kimi daha çox sonra onun hər var ən isə deyil olaraq etmək
    edib olub ildə tərəfindən görə haqqında qədər ya mən sən biz siz onlar onu ona onların bunu buna lakin amma
    yalnız artıq indi necə nə kim harada niyə əgər çünki bütün heç özü öz bəzi həm hansı arasında üzrə dedi
    bildirib olunub edilib olacaq etdi oldu yeni iki il gün zaman yox`,
  id: `karena yakni ialah polisi pihak bisa ujar kata telah oleh kepada para tersebut sangat tidak bahwa saat
    serta namun tetapi ketika sedangkan uang rupiah mau ingin harus sudah belum saja cuma hanya sementara jika
    apabila senin selasa rabu kamis jumat sabtu minggu seperti kapan siapa apa bagaimana banyak tahun hari kata
    orang lalu kini usai hingga soal pun nya yaitu`,
  ms: `kerana ialah adalah encik polis pihak boleh kata beliau telah yang dan di untuk dengan ini itu pada kepada
    dalam tidak akan oleh sebagai juga dari daripada bagi mereka serta lebih ada dapat kami kita saya awak anda
    tersebut lagi semua satu dua tiga setiap negeri wang ringgit mahu hendak perlu sudah belum sahaja cuma
    manakala bahawa sekiranya apabila sejak hingga antara menerusi berkata perdana menteri rakyat syarikat
    kerajaan hospital sekolah isnin selasa rabu khamis jumaat sabtu ahad macam bila mana siapa apa bagaimana
    seorang beberapa ramai tahun hari`,
  af: `die van en in is het dat wat vir te op met nie hy ook sy aan om as by was daar sal het word uit kan maar
    hulle nog of een so deur na oor ons se my jy ek julle haar hom sou moet net toe al dit hierdie daardie waar
    wanneer hoe hoekom wie baie meer mense jaar jare tussen teen sonder onder voor tot sedert omdat terwyl`,
  cy: `y yn a i o ar yr mae wedi ei am bod oedd ac gan ond hefyd fel er nid eu at bydd roedd fod cael ein un mewn
    wrth gyda iawn hyn hynny neu dros dan rhwng ddim dim maen rydym rwy byddai dweud dywedodd pob rhai eleni
    flwyddyn pobl nhw hi fe ni chi chwi sydd sy oes oherwydd cyn ôl`,
  ga: `an na agus ar a i go le is tá ag do sé ní ó den bhí sin seo chun leis siad iad sí é faoi mar nach atá air
    aige acu gur ach nó bhfuil raibh dá mé tú sibh againn agam ina san chuig roimh tar éis idir gan duine daoine
    bliain inniu dúirt dul déanamh féin eile`,
  sw: `ya na wa kwa katika ni za la kuwa cha hiyo huo hii hilo yake wake zake lakini pia baada ambayo ambao ambaye
    alisema kama hata bila kutoka watu mwaka siku hiyo hao hayo sana tu au bado kabla wakati huyo mmoja wengi
    nchi serikali yao wao sisi mimi wewe yeye nini nani wapi lini jinsi kwamba ili`,
  eo: `la de kaj en estas al ne por mi li ĝi ke kiu kun sed tiu oni estis ili pri el ŝi vi ni sur per kiel ankaŭ se
    pli iu ĉi ĉiu kio kie kiam tio plej jam nur tre tiel dum post antaŭ inter kontraŭ sen sub super ĉe ĝis`,
  la: `et in est ad non cum ut quod sed qui ex de per si quae hic esse sunt atque ab nec enim autem aut etiam quam
    eius erat quoque ac haec hoc ille illa quem quibus neque tamen inter pro sine sub ante post apud`,
  yo: `ni ti awon àwọn o si sí ati àti fun fún wa ninu nínú pe pé kan naa náà lati láti won wọ́n bi bí mo on oun
    òun kò ko jẹ je yii yìí ọdun eni ẹni gbogbo nigba nígbà sugbon ṣùgbọ́n`,
  en: `you your i we they he she is are was were be been have has had do does did will would can could should
    the a an of to in on at by for from with and or but not this that these those it its what which who when
    where why how there here our my me him her them us very please thanks if so as than then`,
  es: `usted ustedes está están fue fueron han ha hay muy pero porque cuando donde también según aunque`,
  pt: `você vocês está estão foi foram têm tem muito mas porque quando onde também segundo embora não são pelo pela`,
  fr: `vous nous est sont été était ont très mais parce quand où aussi selon bien que l d qu c j n s m`,
  de: `sie ihr ist sind war waren haben hat wird werden wurde sehr aber weil wenn wo auch nach obwohl nicht ich`,
  nl: `u jij je is zijn was waren hebben heeft wordt worden werd zeer maar omdat wanneer waar ook volgens niet ik wij`,
  da: `jeg du han hun vi I de er var være været har havde bliver blev blevet meget men fordi når hvor også efter ikke
    af mig dig sig ham hende os jer dem nogen noget nogle selv kun lige nu godt mere mest uden hvad hvem hvilken
    hver helt gennem mellem imod sådan således bortset dette denne disse skal vil kan må ville kunne skulle
    både enten eller hverken thi mod fra ved til om på op ud ind ned hen hjem`,
  no: `jeg du han hun vi dere de er var være vært har hadde blir ble blitt veldig men fordi når hvor også etter ikke
    av meg deg seg ham henne oss dem noen noe selv bare nå godt mer mest uten hva hvem hvilken hver helt gjennom
    mellom mot slik således dette denne disse skal vil kan må ville kunne skulle både enten eller verken
    fra ved til om på opp ut inn ned hjem mitt ditt sitt gi fikk får gjør gjorde sier sa`,
  nn: '',
  sv: `jag du han hon vi ni de är var vara varit har hade blir blev blivit mycket men eftersom när var också efter inte
    av mig dig sig honom henne oss er dem någon något några själv bara nu bra mer mest utan vad vem vilken varje
    helt genom mellan mot så denna dessa detta ska vill kan måste ville kunde skulle både antingen eller varken
    från vid till om på upp ut in ner hem`,
  fi: `on ei ja hän oli se että ovat mutta kun joka myös niin kuin jos vain olla ollut tämä sen ne olen minä sinä me
    te he jo nyt sitten vielä koska mitä kuka missä milloin miksi miten ole eivät en et hyvin paljon kanssa`,
  tr: `ve bir bu da de için ile çok ne daha gibi var olarak kadar sonra en ama o olan ki değil mi ben sen biz siz
    onlar her şey göre ise ya veya hem ancak olduğu olduğunu dedi etti oldu tarafından bunu onun`,
  ro: `este sunt era erau fi fost are au avea foarte dar pentru că când unde de asemenea după deși nu eu tu el ea noi
    voi ei ele și în la cu din pe care mai prin ce să se ale lui`,
  vi: `của và là có không được cho người các những trong một với đã này để khi ở đến từ cũng như về ra năm tôi
    anh chị em họ bị làm phải nhiều rất nhưng vì nếu sẽ đang vào lại theo tại trên nói ông bà`,
  lt: `ir yra į kad su iš tai kaip bet ne jo o buvo apie už nuo po per dėl tik jau dar prie iki ar jie jis ji mes
    aš jūs kurie kuris kuri būti bus jų taip pat kai`,
  lv: `un ir no uz ar par ka kas tas bet kā arī pēc to nav līdz vai bija viņš viņa mēs jūs es tu tikai jau vēl
    būs gan pie ja tā šis šī lai kur kad ļoti tiek kuru`,
  ru: `и в не на я что с он а по это как но из у за от о к так же его было для все они мы вы был она бы ты только
    или ещё еще уже до при их если быть есть может после этого во где когда кто нет того также со чтобы который
    которая которые которых была были себя под над без между очень более под ли ему ей ней него том этом`,
  uk: `і в на не що з у до та як за це від а по для але про є його я із й або також які який яка яке так були був
    було була при вже ще років року ми ви вони він вона воно якщо щоб може де коли після під над між без через
    лише тільки дуже більше цього того цей ця ці цих тому бо чи йому їй їх її нас вас мене тебе собі свої свій
    свою всі все всіх бути буде має мають є немає сказав заявив зі`,
  be: `і ў на не што з у да як за гэта ад а па для але аб пра яго я ён яна яны мы вы ці якія які якая якое так быў
    было была былі пры ужо яшчэ год года каб калі дзе пасля пад над між праз толькі вельмі больш гэтага таго гэты
    гэтая гэтыя таму бо яму ёй іх яе нас вас мяне цябе сабе свае свой сваю усе усё усіх быць будзе мае сказаў
    таксама але са`,
  bg: `на и да в за се от не с е че са като по до със той ще но или при както това тя те ние вие аз ти който която
    което които си ми му им ги го я още само след много има няма беше бе бяха бил била било били през към без
    между под над може трябва където кога кой какво защо защото ако вече така тази този тези тук там днес вчера
    година години според срещу освен поради стана един една едно два две във`,
  sr: `је и у да се на су за од са не о као што из који која које али или би то до како по био била било били није
    само има јер га код тако смо већ због према током где уз при након пре све своје његов ово тај та ти ми он
    она они док без између преко овај ова бити буде ће још може када који`,
  mk: `на и во да се од за не со е дека кој која кое кои сите како по до но или при што тоа таа тие ние вие јас ти
    си ми му им ги го ја уште само потоа многу има нема беше беа бил била било биле преку кон без меѓу под над
    може треба каде кога зошто бидејќи ако веќе така оваа овој овие тука таму денес вчера година години според
    против освен поради еден една едно два две ќе`,
  ar: `في من على إلى أن عن التي الذي هذا هذه مع كان كانت ما لا لم بعد قبل بين قد كل ذلك تلك هو هي هم أو ثم حيث
    غير عند كما لن إن أنه أنها الذين خلال حتى ولا وقد وقال قال قالت يكون تكون له لها لهم به بها فيه فيها منذ
    ضد حول أكثر أي بعض جدا لكن ولكن إذا اليوم أمس عام يوم نحن أنت أنا وفي ومن وهو وهي أما سوف ليس`,
  fa: `و در به از که این را با است برای آن یک تا می هم خود شده بر یا اما کرد شد بود نیز هر ما من او آنها باید
    پس ها های ای نمی کند کرده شود دارد دارند بودند هستند نیست است وی چه همه اگر بین دو سال روز گفت بیشتر`,
  ur: `کے میں کی ہے اور سے کا کو اس نے کہ پر ہیں یہ ایک تھا بھی کر جو گیا تھے ان ہو تو نہیں وہ لیے ہوئے کیا تھی
    ساتھ بعد جا رہا رہے کہا گئی ہوں آپ ہم میں اپنے اپنی تک یا کسی دیا کرنے والے جب گئے پاکستان`,
  ku: `لە و بە بۆ کە ئەو ئەم لەگەڵ یان هەر نا دا بەڵام هەموو دەکات کرد کراوە بوو هەیە نییە ئێمە من تۆ ئێوە ئەوان
    پاش پێش لەسەر دوای وەک`,
  ps: `د په او چې کې له ته سره نه دی ده دا هغه یې کړی شوی دي خو هم یو پر لپاره وروسته کړ شو وي`,
  ug: `ۋە بىلەن بۇ ئۇ بىر دەپ ئۈچۈن بولغان قىلىش ھەم كېيىن ئۇلار مەن سىز بىز`,
  hi: `के है में की से और का को हैं यह पर ने कि भी एक नहीं इस जो कर था लिए तो ही या हो गया थे अपने साथ थी वह
    बाद कहा रहे रहा जा किया ये उन्होंने उनके कुछ अब जब तक दिया गई करने वाले द्वारा हुए हुई मैं हम आप वे उस इन उन
    किसी अपनी अपना यदि लेकिन तथा क्या कब कहाँ क्यों कैसे बहुत अधिक हूँ करते करता करती होता होती होते गए दी`,
  mr: `आहे आणि या व हे ते ती तो आहेत होते होता होती मध्ये च्या ने नाही एक हा ही त्या की का झाली झाले झाला केली
    केले केला साठी पासून मात्र तर पण असे अशी असा असून तसेच किंवा म्हणून म्हणाले त्यांनी त्यांच्या आपल्या माझ्या
    येथे जे जो काही सर्व खूप आता नंतर आधी करून करण्यात येत येथील करत म्हणजे यांनी यांच्या मी आम्ही तुम्ही`,
  ne: `छ र को मा को हो भएको गरेको छन् थियो पनि यो त्यो लागि गर्न भने तर हुन् छैन एक गरी हुने बाट नेपाल उनले
    आफ्नो तथा यस जुन गर्ने भएका गरेका थिए भन्दै भयो मैले हामी तपाईं`,
  kk: `және мен бұл бір де да үшін деп ол болып бар осы еді болды жылы деген кейін қазақстан туралы арқылы ең өз
    оның біз сіз бен пен емес екен үлкен барлық`,
  ky: `жана менен бул бир үчүн деп ал болуп бар ошол эле болгон жылы кийин кыргызстан жөнүндө аркылуу эң өз анын
    биз сиз эмес экен`,
  mn: `байна юм нь энэ бол ба болон гэж тэр оны өөр гэсэн болсон байсан хийж улсын монгол дээр бас тухай бид та
    би чи манай ч л`,
  tg: `ва дар аз ба ки бо ин барои он як аст буд шуд мекунад шудааст тоҷикистон ҳам худ мо шумо онҳо`,
}

const wordPattern = /[\p{L}\p{M}]+/gu

/** Weight of a frequency: sixteenths of a bit above one in 16,384. */
const weightOf = (frequency: number): number => Math.max(1, Math.min(160, Math.round(16 * Math.log2(frequency * 16384))))

function corpusWeights(language: string): Map<string, number> {
  const counts = new Map<string, number>()
  const capitals = new Map<string, number>()
  let total = 0
  for (const line of trainingLines(language)) {
    for (const [word] of line.matchAll(wordPattern)) {
      const lower = word.toLowerCase()
      total++
      counts.set(lower, (counts.get(lower) ?? 0) + 1)
      if (lower !== word) capitals.set(lower, (capitals.get(lower) ?? 0) + 1)
    }
  }
  const kept = [...counts]
    // Names and words of a text's subject say nothing of its language: mostly capitalised or too long or too rare.
    .filter(([word, count]) => count >= 5 && [...word].length <= 12 && (capitals.get(word) ?? 0) < count * 0.6)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 320)
  return new Map(kept.map(([word, count]) => [word, weightOf(count / total)]))
}

const languages = Object.keys(written).filter(language => written[language] !== '')
const lines: string[] = []
let indonesian = new Map<string, number>()
for (const language of languages) {
  const weights = corpusWeights(language)
  const listed = (written[language] ?? '').split(/\s+/).map(word => word.toLowerCase())
  // Zipf's law for a list in order of frequency; a corpus, where there is one, knows better.
  const list = weights.size > 0 ? 0 : 0.05
  ;[...new Set(listed)].forEach((word, rank) => {
    if (word === '' || weights.has(word)) return
    weights.set(word, weightOf(list > 0 ? list / (rank + 1) ** 0.8 : 0.0005))
  })
  // Malay is told from Indonesian by the words they do not share.
  if (language === 'id') indonesian = weights
  if (language === 'ms') for (const [word, weight] of indonesian) if (weights.has(word)) weights.set(word, weight)
  const packed = [...weights]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word, weight]) => `${word}${weight}`)
  lines.push(`  ${language}: '${packed.join(' ')}',`)
}
writeFileSync(
  new URL('function-words.ts', import.meta.url),
  `// Generated by function-words.make.ts; never edited by hand.
// Sources: Universal Dependencies treebanks (CC BY-SA 4.0): commonest words with rounded frequencies; other
// languages: lists of closed-class words written for this project.

/** Small words of each language, each followed by its weight: sixteenths of a bit above one word in 16,384. */
export const functionWords: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`,
)
