/**
 * Make abbreviations.ts: words that end in a full stop that ends no sentence.
 * Sources: sentence-break suppressions of the Unicode CLDR (npm cldr-segments-full 46.1.0, Unicode licence v3),
 * less those that are everyday words; and the lists below, written down for this project.
 * Run: npm install --prefix bench/peers cldr-segments-full@46.1.0 && npx jiti src/tables/abbreviations.make.ts
 */
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {functionWords} from './function-words.ts'

/** Abbreviations that stand before what they belong to: titles, references, months with a day to follow. */
const leading: Record<string, string> = {
  en: `mr mrs ms messrs mme mlle mx dr drs prof profs rev revd fr hon gen lt ltc ltcol col sgt capt cmdr cdr cpl pvt pfc
    maj adm vadm radm brig gov lt.gov sen sens rep reps pres supt insp det amb st ste mt mts ft rt atty asst assoc
    v vs no nos art arts sec secs fig figs eq vol vols ch chap p pp para ed eds trans cf viz approx ca circa tel
    msgr sr.lt e.g i.e al.gen ph n mgr op n° p.s n.b a.k.a`,
  de: `dr prof hr hrn fr frl hl st nr abs art kap bd bde s vgl ca bzw z.b d.h u.a u.ä o.ä evtl ggf inkl exkl zzgl
    sog bspw ing dipl dipl.-ing mag abg geb gest jh verw max min mind tel str ehem gegr i.d.r z.t z.zt v.a m.e u.u
    i.v i.a gen oblt lt hptm chr o.g s.o s.u`,
  fr: `m mm mme mmes mlle mlles dr drs pr prof me mgr st ste no art chap p pp vol fig cf ex env av ap éd coll tél
    boul bd gén col lt cap cdt hab max min réf`,
  es: `sr sra srta sres sras d dña dr dra dres prof profa lic ing arq gral cnel tte cap sto sta san núm nro art cap
    p pp pág págs vol fig cf ej p.ej av avda c tel aprox máx mín mons fr excmo excma ilmo ilma ss.mm`,
  it: `sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa avv ing arch geom rag on mons gen col cap ten s st art artt n nn
    nr pag pagg vol fig cfr es p.es tel ca max min p.za v.le`,
  pt: `sr sra srs sras dr dra drs prof profa eng gen cel cap ten sto sta d exmo exma art n nº pág págs vol fig cf ex
    p.ex av r tel aprox máx mín dep sen min`,
  nl: `dr drs prof ir ing mr mevr mw dhr ds st nr art blz p pp vgl bijv bv o.a d.w.z m.a.w m.b.t i.v.m t.a.v ca resp
    gen kol kapt jl z.g zgn enz.o max min tel`,
  sv: `dr prof hr fr st nr kap art s sid jfr t.ex bl.a d.v.s dvs m.a.o s.k f.d fr.o.m t.o.m ca resp tel max min kl obs`,
  da: `dr prof hr fr frk st nr kap art s jf f.eks bl.a dvs d.v.s m.a.o s.k fhv ca resp tlf max min kl pga mht ifm iflg`,
  no: `dr prof hr fr frk st nr kap art s jf f.eks bl.a dvs d.v.s m.a.o s.k ca resp tlf maks min kl pga mht ifm iflg`,
  fi: `esim mm ks vrt tri prof dr hra rva puh nro s ts n klo toim`,
  pl: `dr prof hab inż mgr ks o św p pp ul al pl nr art ust pkt poz rys tab s str t wg np tzw tj m.in ok ww gen płk
    ppłk mjr kpt por ppor sierż red abp bp kard min im godz tel zob por woj pow gm`,
  cs: `dr prof doc ing mgr bc mudr judr phdr rndr csc sv p pí č čp čl odst písm str s sv ul nám tř tzv tj např mj resp
    cca tel gen plk mjr kpt por srov viz`,
  sk: `dr prof doc ing mgr bc mudr judr phdr sv p č čl ods písm str s ul nám tzv tj napr resp cca tel gen plk mjr kpt`,
  sl: `dr prof doc ing mag sv g ga gdč št čl str npr tj oz t.i t.j ul gen polk`,
  hr: `dr prof mr ing dipl sv g gđa gđica br čl st str npr tj tzv odn ul gen puk sc`,
  hu: `dr prof ifj id özv szt sz st ún pl kb ill vö vmint old u tel`,
  ro: `dr prof ing dl dna dra sf nr art alin pag p vol fig cf ex str bd tel aprox gen col lt cpt mr av jud`,
  tr: `dr prof doç yrd av sn bkz no nr s sf c vb.yi örn yy alb gen kur müh op uz hz st cad sok mah apt tel`,
  lt: `dr prof doc gerb p pp šv nr str pvz t.y vad tel plk gen g pr al`,
  lv: `dr prof sv nr p lpp piem t.i t.s tālr gen plkv`,
  et: `dr prof hr pr prl nr lk nt st s.o tel u v kol`,
  id: `dr prof ir drs dra h hj tn ny sdr no hlm jl tgl kpt kol gen brig mayjen letjen st kab kec`,
  ca: `sr sra srs dr dra prof st sta núm pàg p art vol fig cf ex av tel`,
  ru: `г гг ул пр пл д кв им св тов гр гн г-н проф акад доц канд д-р инж ген полк майор ст п пп рис табл см ср напр
    т.е т.н т.к т.д.и тел тыс.ед о оз р пос дер с стр гл`,
  uk: `м р вул пл пр буд кв ім св тов гр проф акад доц канд д-р інж ген ст п пп рис табл див напр т.зв тел с стор о`,
  bg: `г гр ул бул пл св проф акад доц инж д-р ген полк чл ал т стр с напр т.нар т.е тел`,
  sr: `др проф мр инж св г гђа ул бр чл стр нпр тј тзв ген`,
  el: `κ κα κ.κ δρ καθ αρ σελ π.χ δηλ βλ τηλ οδ αγ άγ`,
}

/** Abbreviations that may end a sentence: what follows decides. */
const closing: Record<string, string> = {
  en: `co corp inc ltd llc llp plc bros jr sr esq etc al u.s u.s.a u.k u.n e.u d.c a.m p.m a.d b.c ph.d m.d b.a m.a
    m.b.a n.y n.j l.a calif fla tex mass ill penn pa ala ariz ark colo conn del ga ind kan ky md mich minn miss mo mont
    neb nev okla ore tenn va wash wis wyo ont que alta sask mon tue tues wed thu thur thurs fri sat sun jan feb mar apr
    jun jul aug sept sep oct nov dec dept univ assn ave blvd rd hwy pl ln sq bldg ste apt km mi ft in.lb oz lb lbs
    min max mins hrs hr yr yrs est ext incl intl govt natl misc temp vers ref refs i.q d.j r.i.p p.o
    adj adv abbr inst acad soc jct arch mfg mph rpm sq.ft cu vol`,
  de: `usw etc u.s u.s.a co inc ltd mio mrd tsd std jan feb mär apr jun jul aug sept okt nov dez mo di mi do fr sa a.d
    e.v a.m v.chr n.chr gmbh.co ff jr sen jun`,
  fr: `etc janv févr avr juil sept oct nov déc jr sr inc ltd s.a s.a.r.l u.s a.m p.m j.-c ed`,
  es: `etc ene feb abr jul ago sept oct nov dic ee.uu ee uu s.a s.l s.a.u a.c d.c a.m p.m u.e jr cía ltda inc`,
  it: `ecc etc gen feb mar apr mag giu lug ago set sett ott nov dic s.p.a s.r.l a.c d.c u.s jr inc`,
  pt: `etc jan fev mar abr mai jun jul ago set out nov dez s.a ltda cia eua a.c d.c a.m p.m jr inc`,
  nl: `enz etc jan feb mrt apr jun jul aug sept okt nov dec n.v b.v jr sr a.u.b e.d`,
  sv: `osv m.m etc m.fl jan feb apr aug sept okt nov dec kr mkr f.kr e.kr jr`,
  da: `osv m.m etc m.fl m.v mv jan feb apr aug sept okt nov dec kr mio mia f.kr e.kr jr`,
  no: `osv m.m etc m.fl m.v mv jan feb apr aug sept okt nov des kr mill mrd f.kr e.kr jr`,
  fi: `jne ym yms etc jr`,
  pl: `itd itp r w wiek zł gr tys mln mld etc p.n.e n.e jr ur zm`,
  cs: `atd apod r l n.l př.n.l hod min kč tis mil mld etc ml st`,
  sk: `atď apod pod r hod min tis mil mld etc ml st`,
  sl: `itd ipd idr r n.št pr.n.št min etc ml st`,
  hr: `itd i.sl god r pr.kr min etc ml st`,
  hu: `stb jan febr márc ápr máj jún júl aug szept okt nov dec kft zrt rt nyrt bt i.e i.sz`,
  ro: `etc ian feb mar apr iun iul aug sept oct nov dec s.a s.r.l i.hr d.hr jr`,
  tr: `vb vs vd a.ş ltd şti m.ö m.s etc`,
  lt: `ir.t.t t.t pan d mėn val min tūkst mln mlrd m a`,
  lv: `utt u.c utml g gs min tūkst milj mljrd`,
  et: `jne jms jt a kl tuh mln mld`,
  id: `dll dsb dst dkk tbk`,
  ca: `etc gen febr abr jul ag set oct nov des`,
  ru: `др пр т.д т.п т.ч н.э до.н.э руб коп тыс млн млрд янв февр апр июн июл авг сент окт нояб дек в вв г гг л лет
    час мин сек км м кг`,
  uk: `ін т.д т.п н.е грн коп тис млн млрд січ лют бер квіт трав черв лип серп вер жовт лист груд р рр ст год хв`,
  bg: `др т.н т.нат лв хил млн млрд г в`,
  sr: `итд др год в`,
  el: `κ.ά κ.λπ κλπ κτλ κ.τ.λ π.χ μ.χ π.μ μ.μ ευρ`,
}

/** CLDR's suppressions that end sentences more often than they abbreviate. */
const everyday = new Set(
  `alt maj long hat link by act up job num ok cont ex in to is do joe on go all pro as no id or card jam var min var est
  port so am test pin max mod best int einh sek do rel prot temp kit rol col sol bien jeu config graph symb mar mov
  tel out set mai lit nov dict org var lev min up def lib cap md mb kb gb hz pc dc ad ab aa by rap fac ed go s
  long compl univ fr lun vie jue sam ven dim mer dom sáb`.split(/\s+/),
)

function suppressions(language: string): string[] {
  const folder = new URL('../../bench/peers/node_modules/cldr-segments-full/segments/', import.meta.url)
  const file = new URL(`${language}/suppressions.json`, folder)
  if (!existsSync(folder)) throw new Error('Cannot find cldr-segments-full; see the head of this script.')
  if (!existsSync(file)) return []
  const data: {segments: {segmentations: {SentenceBreak?: {standard?: {suppression: string}[]}}}} = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const found = data.segments.segmentations.SentenceBreak?.standard ?? []
  const small = new Set((functionWords[language] ?? '').split(' ').map(word => word.replace(/\d+$/, '')))
  return found
    .map(({suppression}) => suppression.toLowerCase().replace(/\.$/, '').replaceAll('. ', '.'))
    .filter(word => /^[\p{L}.-]+$/u.test(word) && word.length > 1)
    .filter(word => word.includes('.') || (!everyday.has(word) && !small.has(word)))
}

const rows = Object.keys(leading).map(language => {
  const before = [...new Set((leading[language] ?? '').split(/\s+/))].sort()
  const after = [...new Set([...(closing[language] ?? '').split(/\s+/), ...suppressions(language)])]
    .filter(word => word !== '' && !before.includes(word))
    .sort()
  return `  ${language}: {\n    leading: '${before.join(' ')}',\n    closing: '${after.join(' ')}',\n  },`
})
writeFileSync(
  new URL('abbreviations.ts', import.meta.url),
  `// Generated by abbreviations.make.ts; never edited by hand.
// Sources: Unicode CLDR 46.1 sentence-break suppressions (Unicode licence v3); lists written for this project.

/** Abbreviations without their last full stop: those that lead into the next word, those that may end a sentence. */
export const abbreviations: Readonly<Record<string, {leading: string; closing: string}>> = {
${rows.join('\n')}
}
`,
)
