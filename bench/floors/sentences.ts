/** Sentences written for this project, to spoil and to mend: no page of anyone's. */
export const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'The harbour master’s daughter said “not before Tuesday” and hung up — twice.',
    'It cost £40, or about €46, to have the café’s old sign repainted.',
    'Nobody had asked the Brontë society; they simply turned up with a piano.',
  ],
  de: [
    'Die Bürgermeisterin überließ den Schlüssel für das Gewölbe einer Schülerin.',
    '„Größer müsste die Brücke nicht sein“, meinte der Müller und schloss die Tür.',
    'Über den Dächern von Köln kreisten gestern früh ungewöhnlich viele Störche.',
  ],
  fr: [
    'L’été dernier, la forêt a brûlé jusqu’à l’école, où l’on a logé les évacués.',
    '« Où êtes-vous allés ? » demanda la boulangère, un peu étonnée.',
    'Le maître d’œuvre a dû changer de tuiles après la grêle de mars.',
  ],
  es: [
    'El niño encontró una moneda antigua debajo del puente de la estación.',
    '¿Quién apagó la luz? ¡Nadie lo sabía, ni siquiera el señor Ibáñez!',
    'La sesión terminó después de las once, cuando ya habían cerrado el jardín.',
  ],
  pt: [
    'A ponte será aberta amanhã às sete da manhã, segundo a câmara municipal.',
    'Não há pão em São Brás, porque o forno não funciona desde sábado.',
    'As crianças dançaram até à meia-noite na praça da igreja.',
  ],
  sv: [
    'Färjan över sundet ställdes in på grund av den hårda blåsten.',
    'Hon köpte två påsar röda äpplen och gick hem längs ån.',
    'Biblioteket är öppet även på söndagar från och med nästa vecka.',
  ],
  pl: [
    'Wójt gminy zapowiedział, że most zostanie zamknięty już w środę.',
    'Źrebię uciekło ze stajni i przebiegło przez całą wieś.',
    'Dzieci znalazły w ogródku żółwia, który zgubił się latem.',
  ],
  cs: [
    'Příští týden začne oprava střechy na budově staré školy.',
    'Rybáři našli v řece zvláštní kámen s nápisem a třemi hvězdami.',
    'Žáci druhé třídy zasadili za humny jedenáct jabloní.',
  ],
  hu: [
    'A falu könyvtára jövő hétfőtől este nyolcig tart nyitva.',
    'Három gyerek őrizte a tűzhelyet, amíg a nagymama megérkezett.',
    'Az új hídról már látszik a víztorony és a régi malom.',
  ],
  tr: [
    'Köprü çalışmaları nedeniyle yol üç gün boyunca kapalı kalacak.',
    'Çocuklar bahçede küçük bir kirpi bulup muhtara götürdüler.',
    'Işıklar söndüğünde kimse yerinden kıpırdamadı, dedi yaşlı balıkçı.',
  ],
  ru: [
    'Мост через реку откроют только после осенних дождей, сообщил инженер.',
    'Школьники нашли на чердаке письма, написанные сто лет назад.',
    'Поезд опоздал на три часа, но чай в вагоне не кончился.',
  ],
  uk: [
    'Міст через річку відкриють лише після осінніх дощів, повідомила інженерка.',
    'Діти знайшли в саду їжачка і назвали його Грушкою.',
    'Потяг запізнився на дві години, але ніхто не скаржився.',
  ],
  el: [
    'Η γέφυρα θα ανοίξει ξανά την επόμενη εβδομάδα, είπε ο δήμαρχος.',
    'Τα παιδιά βρήκαν στην αυλή μια χελώνα που είχε χαθεί το καλοκαίρι.',
    'Το τρένο έφτασε τρεις ώρες αργότερα και κανείς δεν παραπονέθηκε.',
  ],
  ar: [
    'سيفتح الجسر من جديد يوم الأحد المقبل بعد انتهاء أعمال الصيانة.',
    'عثر الأطفال في الحديقة على سلحفاة ضاعت منذ الصيف الماضي.',
    'تأخر القطار ثلاث ساعات ولم يشتك أحد من الركاب.',
  ],
  he: [
    'הגשר ייפתח שוב ביום ראשון הבא, לאחר סיום עבודות התחזוקה.',
    'הילדים מצאו בגינה צב שהלך לאיבוד בקיץ שעבר.',
    'הרכבת איחרה בשלוש שעות ואיש לא התלונן.',
  ],
  ja: [
    '橋の工事が終わり、来週の日曜日から再び渡れるようになる。',
    '子どもたちは庭で、夏に逃げた亀を見つけた。',
    '列車は三時間遅れたが、文句を言う人はいなかった。',
  ],
  ko: [
    '다리 공사가 끝나 다음 주 일요일부터 다시 건널 수 있게 된다.',
    '아이들은 마당에서 여름에 달아난 거북을 찾아냈다.',
    '기차가 세 시간이나 늦었지만 불평하는 사람은 없었다.',
  ],
  zh: [
    '大桥维修工程已经结束，下周日起将重新开放。',
    '孩子们在院子里找到了夏天走失的乌龟。',
    '火车晚点了三个小时，却没有一个人抱怨。',
  ],
}
