/** What `npm run e2e` tells the process of its tests. */
export type Session = {
  /** Where the server listens, without a slash at the end. */
  url: string;
  chromium: string;
  /** Port at which the browser takes the commands of Lighthouse. */
  debugPort: number;
  /** File that figures are written to, one JSON object a line. */
  figures: string;
  /** Folder for images of shots that differ. */
  images: string;
  hasChinese: boolean;
  isUpdate: boolean;
};

const VARIABLE = 'ATLAS_E2E';

/** The environment of the process of the tests. */
export function environmentOf(session: Session): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(session) };
}

/** The session that this process belongs to. Throws when it was not started by `npm run e2e`. */
export function theSession(): Session {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('run the browser tests by `npm run e2e`, one suite by `npm run e2e -- SUITE`');
  return JSON.parse(text) as Session;
}
