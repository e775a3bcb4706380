import { missingShared } from './support/shared.ts';

const missing = missingShared();
if (missing) process.stderr.write(`\n!!! The tests on real files are SKIPPED: ${missing}\n\n`);

// One process for all cases, so that the atlas of all real files is built once.
await import('./cases/listing.ts');
await import('./cases/shares.ts');
await import('./cases/published.ts');
await import('./cases/landscape.ts');
await import('./cases/catalogue.ts');
await import('./cases/regulators.ts');
await import('./cases/registers.ts');
await import('./cases/formats.ts');
await import('./cases/files.ts');
await import('./cases/article.ts');
await import('./cases/seed.ts');
await import('./cases/personal-data.ts');
await import('./cases/repeat.ts');
await import('./cases/kill.ts');
