import type { Sample } from '../sample.ts';
export const row = (label: string, value: string) =>
  `<tr>\n<th scope="row" class="number ctlt">${label}</th>\n<td class="kline" colspan="2">\n\t\t${value}&nbsp;</td>\n</tr>\n`;
export const head = (label: string) => `<tr><th scope="col" colspan="3" class="tbtit">${label}&nbsp;</th></tr>\n`;
export const table = (...rows: string[]) =>
  `<table cellpadding="0" summary="..."><caption>x</caption><colgroup><col width="210px"></colgroup><tbody><tr><td colspan="2"><img src="./x.gif" alt="1.Background"></td><td>&nbsp;</td></tr>${rows.join('')}</tbody></table>`;
export const PAGE = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<!-- saved from url=(0067)http://cris.nih.go.kr/cris/en/search/search_result_st01.jsp?seq=9 -->
<html xml:lang="ko" lang="ko"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><script>var x = "<th>Phase</th>";</script></head><body>
${table(row('CRIS Registration Number', 'KCT9990001'), row('Unique Protocol ID', 'ATL-101'), row('Public/Brief Title', 'Invented NK cells in an invented disease'), row('Scientific Title', 'A study of invented NK cells\n'), row('Acronym', ''), row('Healthcare Benefit<br>Approval Status', ''), row('Surprise', 'x'))}
${table(row('Contact Person for Public Queries', ''), row('- Name', 'Someone'), row('- Telephone', '02-5555-0000'))}
${table(row('Study Site', 'Multi-center\n\t(Number of center : 2)'), row('Overall Recruitment Status', 'Recruiting'), row('Date of First Enrollment', '2029-05-14\n\t,\n\tActual'), row('Target Number of Participant', '2,062'), row('Primary Completion Date', '-'), head('Recruitment Status by Participating Study Site 1'), row('- Name of Study Site', "Example St. Mary's Hospital "), row('- Recruitment Status', 'Not yet recruiting'), row('- Date of First Enrollment', '2030-02-15\n, Anticipated'), head('Recruitment Status by Participating Study Site 2'), row('- Name of Study Site', 'Second Example Hospital'), row('- Recruitment Status', 'Recruiting'))}
${table(head('Source of Monetary/Material Support1'), row('- Organization Name', 'Example Ministry of Health'), row('- Organization Type', 'Government'))}
${table(head('Sponsor Organization 1'), row('- Organization Name', 'Example Biotech Inc.'), head('Sponsor Organization 2'), row('- Organization Name', 'Example Medical Center'))}
${table(row('Lay Summary', '- Made up for a test.'))}
${table(row('Study Type', 'Interventional Study'), row('Phase', 'Phase1/Phase2'), row('Intervention Description', 'ATL-101, once <br>- follow-up'), head('Arm 1'), row('Arm Label', 'TEST: ARM'), row('Target Number of Participant', '1031'), row('Arm Description', 'ATL-101 IV'))}
${table(row('Condition(s)/Problem(s)', '* Neoplasms<br>* Invented disease'))}
</body></html>`;
export const JSON_OF_PAGE = {
  cris_registration_number: 'KCT9990001',
  unique_protocol_id: 'ATL-101',
  public_or_brief_title: 'Invented NK cells in an invented disease',
  scientific_title: 'A study of invented NK cells',
  contact_for_public_queries: { name: 'Someone', title: 'CRC', affiliation: 'Example Center' },
  study_site: 'Multi-center\\n\\t\\t(Number of center : 2)',
  overall_recruitment_status: 'Recruiting',
  date_of_first_enrollment: '2029-05-14\\n\\t\\t,  \\n\\t\\tActual',
  target_number_of_participants: '2,062',
  primary_completion_date: '-',
  sites: [
    {
      name_of_study_site: 'Example St. Mary\\u0026#39;s Hospital',
      recruitment_status: 'Not yet recruiting',
      date_of_first_enrollment: '2030-02-15 \\n\\t,  \\n\\tAnticipated',
    },
    { name_of_study_site: 'Second Example Hospital', recruitment_status: 'Recruiting' },
  ],
  source_of_monetary_or_material_support: [{ name_of_study_site: 'Example Ministry of Health', recruitment_status: 'Government' }],
  sponsor_organisation: [{ organization_name: 'Example Biotech Inc.' }, { organization_name: 'Example Medical Center' }],
  lay_summary: '- Made up for a test.',
  study_type: 'Interventional Study,',
  Phase: 'Phase1/Phase2,',
  intervention_description: 'ATL-101, once - follow-up,',
  arm: [{ arm_label: 'TEST: ARM,', target_number_of_participant: '1031,', arm_description: 'ATL-101 IV,' }],
  conditions_problems: '* Neoplasms\n* Invented disease',
  surprise: 'x',
};

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'KCT9990001.html': PAGE }, { 'KCT9990001.json': JSON.stringify(JSON_OF_PAGE) }];
