import { memo } from '../../base/memo.ts';

/** Beginnings of words that only organisations have in their names, in the languages of registers. */
const WORDS =
  'abteil acad acción administra agenc aktieb alliance aktsioner arastirma arzneim asistenc assist asociac associ ausl authorit azienda bank beneficênc betrieb bio blutspende bluspende bureau board brigade cancer cardiolog cells center centr centers chari clini colleg comit commit commission company consejo consel consor consult corpora council county department direcc direct division educat egitim enterprise escola escuela estudio faculd facul fakult federa fédér feder firm foundation fondat fondaz fundac funda gasthuis gemein genetic genomic gesundheit govern group grupo gruppe haust health hochschule hope hôp hopital hosp imaging immun incorporated indust infirm iniciativa initiat innov inserm inst international investiga irccs istitut jiaotong kantons kassenärzt klini krankenhaus kreuz laborat labs landesk ligue limited maison medic medec médec medizin military minist municip nacional national nazional network nierenzentrum office oncolog organi ospedal pharm phyto plateforme policl polyclin préfecture program projec proyec province provincial public radio recherch regional regist rehab research rigshospital royal sanat sanit santé sahlg salud school scien servic sjukhus solutions stichting studios sykehus socied societ statens study system szpital techn terap therap transpl trial trust tumour tumor umc united univ uniw unive vaccin vall verband vereinig veterans virolog wissenschaft ziekenhui zentral zentrum'.split(
    ' ',
  );
/** Legal forms, short names of hospitals and institutes, and companies known by bare names. */
const WHOLE = new Set(
  'ab abbott ag aiims a/s as asst bank behring bv bvba care cdc cell ch chu chru co comp corp csl cti dental dep dept drk eood ev firm found fond gmbh ggmbh group haute heart inc irst kk kft kg ku lab llc llp lp lhd ltd mc mgh ngo nhs nation nv npo ong oy panda people plc pgimer pte pty raad region regione sa sarl sàrl sas se sl spa srl sro state ucl ucla unit unsw uz usa uk brasil arabia lilly nordisk ingelheim hoffmann-la roussy dohme modum'.split(
    ' ',
  ),
);
/** A word that begins as one of those, also after a hyphen or an apostrophe, or has a word for a hospital in it. */
const OWN = new RegExp(`(?:^|[-/'’])(?:${WORDS.join('|')})|klinik|zentrum|verband|hospital|krankenhaus|instit`);
/** Names whose answers are remembered. */
const MOST_NAMES = 50_000;
const HAN = /医院|大学|学院|公司|中心|研究|集团|基金|实验室|委员会|卫生|诊所|药业|制药|生物|医药|科技|[院所厂局部会社校队科]$/;
const TITLE =
  /(?:^|[\s,])(?:dra?|prof|professor|aprof|a\/prof|md|m\.d|phd|ph\.d|msc|mr|mrs|ms|dean|superintendent)\.?(?=[\s,]|$)|(?:教授|博士|医生|主任|医师|先生|女士)$/i;
const NOBODY =
  /^(?:none|nil|n\.?\/?a\.?|no|not applicable|not available|unknown|cancell?ed|self(?:[- ](?:sponsored|funded|finance))?|investigator|sponsor|无|暂无|自筹|[^\p{L}\d]*)$/iu;

/** True where a register names nobody: a blank, a dash, "None", "N/A". */
export function namesNobody(name: string): boolean {
  return NOBODY.test(name.trim().replace(/\.$/, ''));
}

/** True for a name that is an organisation's by its words; a person's name and what could be one are not. */
export const isOrganisation: (name: string) => boolean = memo((name) => {
  const text = name.normalize('NFKC').trim();
  if (/\p{Script=Han}/u.test(text)) return HAN.test(text) || (!TITLE.test(text) && [...text].length > 4);
  const words = text
    .toLowerCase()
    .split(/[\s,;()&"]+/)
    .map((word) => word.replaceAll('.', ''))
    .filter((word) => word !== '');
  if (words.some((word) => WHOLE.has(word) || OWN.test(word))) return true;
  return words.length === 1 && text.length > 2 && !TITLE.test(text);
}, MOST_NAMES);
