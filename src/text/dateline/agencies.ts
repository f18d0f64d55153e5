/** Names of news agencies, as datelines write them. */
const AGENCIES =
  /(?:^|[\s(/,=[（【.])(AP|AFP|Reuters|REUTERS|UPI|dpa|DPA|EFE|ANSA|AGI|Adnkronos|askanews|Lusa|LUSA|PAP|ČTK|ČTK|CTK|TASR|SITA|MTI|Agerpres|AGERPRES|Mediafax|BTA|БТА|Hina|HINA|Tanjug|Beta|FENA|MIA|ATA|STA|TT|NTB|Ritzau|STT|BNS|LETA|ELTA|Belga|ANP|APA|SDA|ATS|Keystone-SDA|KNA|epd|sid|SID|Europa Press|EUROPA PRESS|Xinhua|Kyodo|Kyodo News|Jiji|Jiji Press|Yonhap|YONHAP|Newsis|KCNA|CNA|Bernama|BERNAMA|ANTARA|Antara|PTI|ANI|IANS|UNI|APP|BSS|UNB|AA|DHA|İHA|IHA|ANKA|WAM|SPA|QNA|KUNA|MENA|IRNA|ISNA|Fars|Mehr|TASS|Interfax|INTERFAX(?:\.RU)?|RIA Novosti|Sputnik|Ukrinform|UNIAN|AAP|NZPA|CP|The Canadian Press|PA|PA Media|ABr|Agência Brasil|Télam|Notimex|Prensa Latina|Bloomberg|ТАСС|ИТАР-ТАСС|РИА Новости|Интерфакс|REGNUM|УНИАН|УНІАН|Укринформ|Укрінформ|БЕЛТА|БелТА|КазТАГ|АПЕ-МПЕ|ΑΠΕ-ΜΠΕ|ΑΠΕ|رويترز|أ ف ب|أف ب|ا ف ب|د ب أ|الأناضول|وام|واس|بترا|إفي|शिन्हुआ|भाषा|वार्ता|एएनआई|आईएएनएस|연합뉴스|뉴시스|뉴스1|聯合報|共同|時事|AFP＝時事|AFP=時事|ロイター|TTXVN)(?=$|[\s)/,.\]）】:—–-])/u

/** The first news agency that a text names, as written; `null` without any. */
export function agencyIn(text: string): string | null {
  return AGENCIES.exec(text)?.[1] ?? null
}

/** The agency right behind a place, as in Japan; `null` without any. */
export function agencyAtEnd(text: string): string | null {
  return /(?:共同|時事|ロイター|AFP)$/.exec(text)?.[0] ?? null
}

/** Take the agency out of a text that names one. */
export function stripAgency(text: string): string {
  const agency = agencyIn(` ${text} `) ?? agencyAtEnd(text)
  return agency === null
    ? text
    : text
        .replace(agency, '')
        .replace(/[\s=＝・／/]+$/u, '')
        .trim()
}
