import { pullFrom } from './publisher.ts';

const [store = '', address = ''] = process.argv.slice(2);
await pullFrom({ store, source: 'clinicaltrials-gov', address });
