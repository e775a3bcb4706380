import type { Sample } from '../sample.ts';
export const XML = `<?xml version="1.0" encoding="UTF-8"?>
<trials subjects="1">
  <Triall>
    <main>
      <UTRN/>
      <trial_id>ChiCTR2900000001</trial_id>
      <utrn/>
      <reg_name>ChiCTR</reg_name>
      <date_registration>2029-07-02</date_registration>
      <primary_sponsor>Somebody Invented</primary_sponsor>
      <public_title>Invented CAR-T cells in an invented lymphoma</public_title>
      <scientific_title>Invented CAR-T cells in an invented lymphoma</scientific_title>
      <date_enrolment>2029-04-10</date_enrolment>
      <target_size>2028 Y:24;2029 Y:8;</target_size>
      <recruitment_status>Completed</recruitment_status>
      <url>http://www.chictr.org.cn/showproj.aspx?proj=99999</url>
      <study_type>Health services reaserch</study_type>
      <phase>Retrospective study</phase>
      <hc_freetext>Invented lymphoma</hc_freetext>
      <i_freetext>2028 Y:N/A;2029 Y:N/A;</i_freetext>
      <results_IPD_plan/>
    </main>
    <contacts><contact><type>Scientific</type><firstname>Someone</firstname><telephone>+86 21 5555 0000</telephone><email>someone@example.org</email></contact></contacts>
    <countries><country2>China</country2></countries>
    <secondary_sponsor><sponsor_name>Example Institute</sponsor_name></secondary_sponsor>
    <secondary_ids><secondary_id><sec_id>NCT90000001</sec_id><issuing_authority/></secondary_id></secondary_ids>
    <surprise>x</surprise>
  </Triall>
</trials>
`;
export const row = (cells: string, language = '') => `<tr${language === '' ? '' : ` class="${language}"`}>${cells}</tr>\n`;
export const label = (zh: string, en: string) =>
  `<td style="width: 200px" class="left_title">\n<p class="cn">${zh}</p>\n<p class="en">\n${en}\n</p></td>`;
export const both = (zh: string, en: string, inZh: string, inEn: string) =>
  row(`<td class="left_title"><p class="cn">${zh}：</p></td><td><p class="cn">\n${inZh}\n</p></td>`, 'cn') +
  row(`<td class="left_title"><p class="en">${en}：</p></td><td><p class="en">\n${inEn}\n</p></td>`, 'en');
export const site = (region: string, city: string, hospital: string) =>
  `<table class="noComma"><tbody>${row(`<td><p class="cn">国家：</p></td><td>中国</td><td><p class="cn">省(直辖市)：</p></td><td>${region}&nbsp;</td><td><p class="cn">市(区县)：</p></td><td>${city}&nbsp;</td>`, 'cn')}${row(`<td class="sub"><p class="en">Institution<br />hospital：</p></td><td class="sub"><p>Example Hospital</p></td>`, 'en')}${row(`<td><p class="cn">单位(医院)：</p></td><td>${hospital}&nbsp;</td><td><p class="cn">单位级别：</p></td><td colspan="4">三级甲等</td>`, 'cn')}</tbody></table>`;
export const arm = (zh: string, en: string, given: string, given_en: string, size: number) =>
  `<table class="noComma"><tbody>${row(`<td><p class="cn">组别：</p></td><td><p class="cn">${zh}</p></td><td><p class="cn">样本量：</p></td><td rowspan="2">${size}</td>`)}${row(`<td><p class="en">Group：</p></td><td><p class="en">${en}</p></td><td><p class="en">Sample size：</p></td>`)}${row(`<td><p class="cn">干预措施：</p></td><td><p class="cn">${given}</p></td><td><p class="cn">干预措施代码：</p></td><td rowspan="2"></td>`)}${row(`<td class="sub"><p class="en">Intervention：</p></td><td class="sub"><p>${given_en}</p></td><td><p class="en">Intervention code：</p></td>`)}</tbody></table>`;
export const PAGE = `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8" /><title>中国临床试验注册中心</title><script>alert("注册号：<td>ChiCTR1</td>")</script></head><body>
<div class="project-tit"><a href="./bin/DownloadXml?path=x">下载XML文档</a></div>
<div class="project-ms"><table><tbody>
${row(`${label('注册号：', 'Registration number：')}<td>ChiCTR2900000001&nbsp;<input type="hidden" name="pid" value="1" /></td>`)}
${row(`${label('最近更新日期：', 'Date of Last Refreshed on：')}<td class="splaceTen">2029-05-28 08:56:14&nbsp;</td>`)}
${row(`${label('注册时间：', 'Date of Registration：')}<td>2029-05-20 00:00:00&nbsp;</td>`)}
${both('注册题目', 'Public title', '示例CAR-T细胞治疗示例淋巴瘤', 'Invented CAR-T cells in an invented lymphoma')}
${both('研究课题的正式科学名称', 'Scientific title', '示例CAR-T细胞治疗示例淋巴瘤的研究', 'A study of invented CAR-T cells')}
${row(`${label('在二级注册机构或其它机构的注册号：', 'The registration number of the Partner Registry or other\nregister：')}<td>NCT90000001</td>`)}
</tbody></table></div>
<div class="project-ms"><table><tbody>
${both('申请注册联系人', 'Applicant', '张某', 'Someone')}
${row(`<td class="left_title"><p class="cn">申请注册联系人传真 ：</p><p class="en">Applicant Fax：</p></td><td>+86 21 5555 0000</td><td class="left_title"><p class="cn">研究负责人电子邮件：</p></td><td>someone@example.org</td>`)}
${both('研究实施负责（组长）单位', 'Primary sponsor', '示例大学附属医院', 'Hospital of Example University')}
${row(`${label('试验主办单位(项目批准或申办者)：', 'Secondary sponsor：')}<td><table><tbody>${row('<td><p class="cn">单位(医院)：</p></td><td><p>示例大学附属医院</p></td>')}</tbody></table></td>`)}
${both('经费或物资来源', 'Source(s) of funding', '示例生物科技有限公司', 'Example Biotech')}
${both('研究疾病', 'Target disease', '示例淋巴瘤', 'Invented lymphoma')}
${both('研究类型', 'Study type', '干预性研究', 'Interventional study')}
${row('<td class="left_title"><p class="cn">研究所处阶段：</p></td><td><span class="cn">I期临床试验&nbsp;</span></td>', 'cn')}
<table><tbody>${row(`${label('研究实施时间：', 'Study execute time：')}<td><span class="cn">从</span><span class="en">From</span><span>2029-06-01 00:00:00</span><span class="cn">至</span><span class="en">To</span><span>2031-10-01 00:00:00</span></td>${label('征募观察对象时间：', 'Recruiting time：')}<td><span class="cn">从</span><span class="en">From</span><span>2029-06-15 00:00:00</span><span class="cn">至</span><span class="en">To</span><span>2030-06-01 00:00:00</span></td>`)}</tbody></table>
</tbody></table></div>
<div class="project-ms"><table><tbody>
${row(`${label('干预措施：', 'Interventions：')}<td>${arm('试验组', 'test group', 'ATL-101细胞注射液', 'ATL-101 cells', 12)}${arm('对照组', 'control group', '无', 'none', 12)}</td>`)}
${row(`${label('研究实施地点：', 'Countries of recruitment and research settings：')}<td colspan="3">${site('上海', '浦东新区', '示例医院')}${site('江苏', '', '第二示例医院')}</td>`)}
${row(`${label('征募研究对象情况：', 'Recruiting status：')}<td><p class="cn">尚未开始</p><p class="en">Not yet\nrecruiting</p></td>`)}
${row(`${label('意外之项：', 'Surprise：')}<td>x</td>`)}
</tbody></table></div></body>
</html>`;

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'trial.xml': XML }, { 'page.html': PAGE }];
