/** Traits that exclude each other within a group. */
const TRAITS: Record<string, Record<string, RegExp>> = {
  vector: {
    aav: /adeno-?associated|\br?AAV\d*\b|腺相关病毒/gi,
    adenovirus: /\badenovir\w*|(?<!溶瘤)腺病毒/gi,
    lentivirus: /lentivir\w*|慢病毒/gi,
    retrovirus: /retrovir\w*|逆转录病毒/gi,
    non_viral: /non-?viral|非病毒/gi,
  },
  virus: {
    hsv1: /\bHSV-?1\b|\bherpes simplex virus type 1\b|单纯疱疹病毒[1Ⅰ]型/gi,
    hsv2: /\bHSV-?2\b|\bherpes simplex virus type 2\b|单纯疱疹病毒(?:2|Ⅱ|II)型/gi,
    vaccinia: /\bvaccinia\b|痘苗病毒/gi,
    reovirus: /\breovirus\b|呼肠孤病毒/gi,
    measles: /\bmeasles\b|麻疹病毒/gi,
    newcastle: /\bNewcastle disease virus\b|\bNDV\b|新城疫/gi,
    echovirus: /\bechovirus\b|\bECHO-?7\b|埃可病毒/gi,
  },
  carrier: { lnp: /\bLNPs?\b|lipid nanoparticles?|脂质纳米(?:颗粒)?/gi },
  method: { edited: /\b(?:gene[- ])?edit(?:ed|ing|or)\b|\bCRISPR\b|基因编辑|碱基编辑|编辑/gi },
  population: {
    child: /pa?ediatrics?|child(?:ren)?\b|infants?\b|adolescents?\b|儿童|青少年|儿科|患儿|婴/gi,
    adult: /\badults?\b|成人|成年/gi,
  },
  donor: { autologous: /autologous|自体/gi, allogeneic: /allogen\w*|off-the-shelf|universal|异体|异基因|通用型|现货型?/gi },
  source: {
    cord_blood: /(?:umbilical )?cord blood|脐带?血/gi,
    umbilical_cord: /umbilical[- ]cord(?! blood)|Wharton['’]s jelly|脐带(?!血)/gi,
    peripheral_blood: /peripheral[- ]blood|外周血/gi,
    bone_marrow: /bone[- ]marrow|骨髓(?!瘤|增生|移植|纤维)/gi,
    adipose: /adipose|脂肪/gi,
    placenta: /placent\w*|胎盘/gi,
    dental: /dental pulp|牙髓/gi,
    ipsc: /\bi?PSCs?\b|induced pluripotent(?: stem cells?)?|诱导多能(?:干细胞)?/gi,
    embryonic: /\bh?ESCs?\b|embryonic stem cells?|胚胎干细胞/gi,
  },
  route: {
    intravenous: /intravenous(?:ly)?|静脉/gi,
    intrathecal: /intrathecal(?:ly)?|鞘内/gi,
    intravitreal: /intravitreal(?:ly)?|玻璃体/gi,
    subretinal: /sub-?retinal(?:ly)?|视网膜下/gi,
    suprachoroidal: /suprachoroidal(?:ly)?|脉络膜上腔/gi,
    intratumoral: /intratumou?ral(?:ly)?|瘤内/gi,
    intracerebral: /intracerebral(?:ly)?|intraputaminal|intracranial|脑内|颅内注射/gi,
    intracochlear: /intracochlear|耳蜗内/gi,
    intravesical: /intravesical(?:ly)?|膀胱(?:内)?灌注/gi,
    intramuscular: /intramuscular(?:ly)?|肌肉注射/gi,
    intra_articular: /intra-?articular|关节腔/gi,
    subcutaneous: /subcutaneous(?:ly)?|皮下/gi,
    inhaled: /\binhal\w*|雾化|吸入/gi,
    topical: /\btopical(?:ly)?|外用|局部涂抹/gi,
    oral: /\boral(?:ly)?\b|口服/gi,
  },
  line: {
    first: /\b(?:first|1st)[- ]line\b|\bfront-?line\b|一线/gi,
    second: /\b(?:second|2nd)[- ]line\b|二线/gi,
    later: /\b(?:third|fourth|later|3rd|4th)[- ]line\b|三线|四线|后线|末线/gi,
  },
  origin: {
    home: /domestic(?:ally)?|home-?grown|in-house|self-developed|\bChinese\b(?! (?:market|regulators?|authorit|hospitals?|patients?|trials?|mainland|FDA))(?:[- ](?:origin|compan(?:y|ies)|developed|made|biotech))?|国产|自主|自研|本土/gi,
    abroad:
      /imported|foreign|\b(?:US|American|European|Japanese|Korean|Swiss)[- ](?:compan(?:y|ies)|developed|made|biotech)|进口|国外|海外|(?:美国|欧洲|日本|韩国|外国|境外)(?:公司|企业|药企)|外资|外企/gi,
  },
  delivery: { in_vivo: /\bin[- ]vivo\b|体内/gi, ex_vivo: /\bex[- ]vivo\b|体外/gi },
  number: {
    dual: /\bdual[- ](?:target\w*|antigen|CAR)\b|\bbispecific\b|\btandem\b|双靶点?|双特异性?/gi,
    single: /\bsingle[- ]target\w*|单靶点?/gi,
  },
  sponsor: { investigator: /investigator|\bIIT\b|研究者/gi },
  humanness: { human: /fully[- ]human|全人源/gi, murine: /murine|鼠源/gi },
};

const ALL = Object.entries(TRAITS).flatMap(([group, values]) =>
  Object.entries(values).map(([value, wording]) => ({ trait: `${group}:${value}`, wording })),
);

/** The traits that a text states, as `group:value`. */
export function traitsOf(text: string): string[] {
  return ALL.flatMap(({ trait, wording }) => (text.search(wording) >= 0 ? [trait] : []));
}

/** A text without the words that state traits. */
export function withoutTraits(text: string): string {
  return ALL.reduce((rest, { wording }) => rest.replace(wording, ' '), text);
}

/** Whether a rival has a trait: it has, it has another of the group, or nothing is said. */
export function traitFit(asked: string, traits: string[]): 'meets' | 'open' | 'misses' {
  if (traits.includes(asked)) return 'meets';
  const [group] = asked.split(':');
  return traits.some((one) => one.startsWith(`${group}:`)) ? 'misses' : 'open';
}
