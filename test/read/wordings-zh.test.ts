import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf } from './helpers.ts';

/** The ways in which Chinese press, notices and Taiwanese news word a milestone, each with what was expected of it before the reader read it: milestone, modifier, regulator, date. */
const WORDINGS: [string, string[]][] = [
  ['禾元基因的AAV基因治疗药物HG-01临床试验申请获国家药监局默示许可。', ['ind_cleared NMPA']],
  ['禾元基因宣布,其CAR-NK产品HG-01的新药临床试验申请(IND)正式通过CDE默示许可。', ['ind_cleared CDE']],
  ['FDA对禾元基因CAR-T产品HG-01的IND申请无异议,试验可以开展。', ['ind_cleared FDA']],
  ['禾元基因自主研发的AAV基因疗法HG-01获FDA放行,可在美国进入临床。', ['ind_cleared FDA']],
  ['禾元基因HG-01(CAR-T)中美双报双批,同时获得FDA与NMPA的临床试验许可。', ['ind_cleared FDA', 'ind_cleared NMPA']],
  ['禾元基因CAR-T产品HG-01的IND获CDE受理。', ['ind_accepted CDE']],
  ['CDE官网显示,禾元基因申报的HG-01自体CAR-T细胞注射液临床试验申请获承办。', ['ind_accepted CDE']],
  ['6月5日,CDE承办了禾元基因1类新药HG-01注射液(靶向CD19的CAR-T)的临床试验申请。', ['ind_accepted CDE XXXX-06-05']],
  ['禾元基因已向国家药监局药审中心提交CAR-T产品HG-01的新药临床试验申请。', ['ind_submitted CDE']],
  ['禾元基因CAR-T产品HG-01的生物制品许可申请(BLA)获FDA受理。', ['nda_bla_accepted FDA']],
  ['禾元基因CAR-T产品HG-01正式报产。', ['nda_bla_submitted']],
  ['禾元基因CAR-T产品HG-01注射液正式拿到药品注册批件,成为公司首个商业化产品。', ['approved']],
  ['欧盟委员会授予禾元基因AAV基因疗法HG-01有条件上市许可。', ['approved conditional']],
  ['仁禾生醫宣布,異體CAR-T新藥RH-07取得衛福部核發的藥品許可證。', ['approved']],
  ['仁禾生醫異體間質幹細胞新藥RH-07取得台灣藥證。', ['approved']],
  ['仁禾生醫的幹細胞製劑RH-07獲衛福部食藥署有期限附款許可。', ['approved conditional']],
  ['禾元基因AAV药物HG-01的上市申请遭FDA拒绝。', ['approved rejected FDA']],
  ['禾元基因收到FDA就AAV基因疗法HG-01上市申请发出的完整回应函(CRL)。', ['approved rejected FDA']],
  ['禾元基因宣布,AAV基因疗法HG-01获FDA授予孤儿药资格认定(ODD)。', ['orphan FDA']],
  ['禾元基因的CAR-T产品HG-01获欧洲药品管理局PRIME资格。', ['prime EMA']],
  ['禾元基因CAR-T产品HG-01获CDE突破性治疗药物认定。', ['breakthrough CDE']],
  ['禾元基因CAR-T产品HG-01获纳入优先审评审批程序。', ['priority_review']],
  ['禾元基因的AAV药物HG-01获得FDA优先审评券。', []],
  ['2025年5月6日,禾元基因CAR-T产品HG-01在北京完成首例受试者输注。', ['first_patient_dosed 2025-05-06']],
  ['禾元基因AAV药物HG-01注册性III期临床正式启动。', ['trial_started']],
  ['禾元基因公布CAR-T产品HG-01的I期临床数据,客观缓解率达82%。', ['trial_result']],
  ['禾元基因AAV药物HG-01的III期研究成功达到主要终点。', ['trial_result']],
  ['禾元基因主动暂停了AAV药物HG-01的患者入组。', ['suspended']],
  ['因一例死亡,禾元基因AAV药物HG-01的试验遭FDA叫停。', ['suspended FDA']],
  ['禾元基因AAV药物HG-01获FDA同意恢复给药。', ['suspended lifted FDA']],
  ['禾元基因表示,CAR-T产品HG-01尚未获得任何监管机构批准。', []],
  ['孤儿药资格可享受七年市场独占期,禾元基因的AAV药物HG-01正在申请该资格。', []],
  ['在小鼠模型中,禾元基因的AAV药物HG-01使肝损伤降低了60%。', []],
  ['禾元集团旗下的启舟生物宣布,CAR-T产品QZ-9获FDA孤儿药资格。', ['orphan FDA']],
  ['2025年6月18日,启舟生物宣布,CAR-T产品QZ-9的上市申请于6月16日获CDE受理。', ['nda_bla_accepted CDE 2025-06-16']],
  ['国家药监局药审中心官网最新公示,拟将启舟生物的CAR-T产品QZ-9纳入优先审评品种,公示期7日。', ['priority_review proposed CDE']],
  ['澳大利亚人类研究伦理委员会(HREC)批准启舟生物的AAV药物QZ-9开展I期临床试验。', ['ind_cleared']],
  ['启舟生物CAR-T产品QZ-9获韩国食品药品安全部批准上市。', ['approved']],
  ['启舟生物AAV药物QZ-9继获得FDA孤儿药认定后,再获罕见儿科疾病认定。', ['orphan FDA', 'rare_pediatric FDA']],
  ['启舟生物的CAR-T产品QZ-9成功获得国家药监局《药物临床试验批件》(批件号2025L00123)。', ['ind_cleared NMPA']],
  ['启舟生物CAR-T产品QZ-9申报上市获受理。', ['nda_bla_accepted']],
  ['启舟生物CAR-T产品QZ-9冲刺上市:NDA已交到国家药监局。', ['nda_bla_submitted NMPA']],
  ['启舟生物CAR-T产品QZ-9拿到上市“门票”。', ['approved']],
  ['FDA专家委员会以9比1投票支持批准启舟生物的AAV药物QZ-9。', ['approved recommended FDA']],
  ['禾元基因的CAR-T产品HG-01终于等来了国家药监局的上市批文。', ['approved NMPA']],
  ['HG-01是禾元基因的CAR-T产品,FDA已点头放行其临床试验。', ['ind_cleared FDA']],
  ['禾元基因AAV药物HG-01的IND申请日前已顺利过审。', ['ind_cleared']],
  ['禾元基因CAR-T产品HG-01的临床申请于4月1日获CDE受理,6月12日获默示许可。', ['ind_accepted CDE XXXX-04-01', 'ind_cleared CDE XXXX-06-12']],
  ['由江南医院血液科牵头的HG-01(CAR-T)I期临床试验昨日正式启动。', ['trial_started']],
  ['启舟生物異體CAR-NK新藥QZ-9的一期臨床試驗,首位受試者已於5月完成收案。', ['trial_started XXXX-05']],
];

for (const [text, expected] of WORDINGS)
  test(`wording: ${text}`, () => {
    const lines = claimsOf(text, 'milestone').map(({ milestone, modifier, agency, date }) =>
      [milestone, modifier, agency, date].filter((part) => part !== null).join(' '),
    );
    assert.deepEqual(lines.toSorted(), expected);
  });

const LIST =
  '2025年5月27日\n本周细胞治疗药物进展:\n一、获批临床\n- 合曜医药的HY-TCR01注射液(TCR-T),宫颈癌\n- 安聿细胞AY-3注射液,膝骨关节炎\n二、突破性治疗公示\n- 启舟生物QZ-9注射液(CAR-T)';

test('a heading tells the act of the products listed under it', () => {
  const lines = claimsOf(LIST, 'milestone').map(({ milestone, product }) => `${milestone} ${product}`);
  assert.deepEqual(lines, ['ind_cleared HY-TCR01注射液', 'ind_cleared AY-3注射液', 'breakthrough_proposed QZ-9注射液']);
});

const DATES: [string, string][] = [
  ['2024年3月18日,康诺生物的CAR-T产品KN-12获批临床。29日,康诺生物的AAV药物KN-7获批临床。', '2024-03-29'],
  ['2025年7月9日\n上周五,康诺生物的AAV药物KN-7获批临床。', '2025-07-04'],
  ['康诺生物的CAR-T产品KN-12于2024年3月18日获批临床,次日,其AAV药物KN-7获批临床。', '2024-03-19'],
  ['康诺生物的AAV药物KN-7获批临床。(2024年8月8日)', '2024-08-08'],
];

for (const [text, date] of DATES)
  test(`date: ${text}`, () => {
    const found = claimsOf(text, 'milestone').find(({ product }) => product === 'KN-7');
    assert.equal(found?.date, date);
  });

const SCOPES: [string, string, string | null][] = [
  ['在中国,体内CAR-T的临床试验申请获受理,康诺生物的KN-12是头一份。', 'first', 'china'],
  ['FDA批准的第三款基因编辑疗法KN-12来自康诺生物。', 'third', 'us'],
  ['康诺生物完成省内首例CAR-T治疗狼疮受试者给药。', 'first', null],
  ['康诺生物的KN-12是首个在中国获批的体内基因编辑药物。', 'first', 'china'],
  ['目前国内获批上市的基因治疗产品仅此一款,即康诺生物的KN-12。', 'only', 'china'],
];

for (const [text, rank, scope] of SCOPES)
  test(`scope: ${text}`, () => {
    assert.deepEqual(
      claimsOf(text, 'superlative').map((claim) => [claim.rank, claim.scope]),
      [[rank, scope]],
    );
  });

const DEALS: [string, string | null][] = [
  ['康诺生物将AAV药物KN-7的海外权益独家授予英国Alder Bio,总金额达7亿美元。', 'out_license'],
  ['康诺生物的CAR-T产品KN-12递交上市申请。', null],
  ['CAR-T公司康诺生物赴港IPO,已向联交所递交A1上市申请。', 'ipo_filing'],
  ['Alder Bio决定归还AAV药物KN-7的海外权益,康诺生物重获全球权利。', 'termination'],
  ['康诺生物与江南大学合作成立基因治疗联合研究中心。', 'institute_founding'],
];

for (const [text, type] of DEALS)
  test(`deal: ${text}`, () => {
    assert.deepEqual(
      claimsOf(text, 'deal').map((claim) => claim.type),
      type === null ? [] : [type],
    );
  });
