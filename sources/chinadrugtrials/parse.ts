import { basename } from 'node:path';
import { InputError } from '../../src/base/errors.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { tablesIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { tellList } from '../../src/statement/trial/list.ts';
import { isTable, tellExtract } from './extract.ts';

const LIST = {
  id: { headers: ['登记号'], required: true as const },
  status: { headers: ['试验状态'], required: true as const },
  intervention: { headers: ['药物名称'] },
  condition: { headers: ['适应症'] },
  title: { headers: ['试验通俗题目'], required: true as const },
};
/** Lists that a collector keeps beside the extract. */
const HELPERS = /^(?:city|province|cro_list|special_sponsor_list|sponsor_mapping_list)\./;

/** Reads saved pages of the platform's search list, and the extract of its pages of trials: trial_info, trial_site_info, trial_ec_info and trial_endpoint as CSV without headers, taken together. */
export const source: SourceCode = {
  intake: (paths) => {
    for (const path of paths) refuseHelper(basename(path));
    return tablesIntake(paths, isTable, ['trial_info.csv']);
  },
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    if (isTable(basename(part, '.gz'))) await tellExtract(context);
    else await tellPage(context, part);
  },
};

function refuseHelper(file: string): void {
  if (!HELPERS.test(file)) return;
  throw new InputError('is a list that a collector keeps to sort names, not one of the platform; add the pages or the extract themselves', {
    file,
  });
}

async function tellPage(context: ParseContext, part: string): Promise<void> {
  await tellList(context, part, LIST, { lang: 'zh', series: 'list' }, (texts) => ({
    ...texts,
    intervention: texts.intervention === 'NA' ? '' : (texts.intervention ?? ''),
  }));
}
