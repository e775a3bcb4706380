import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far the colour of a pixel may be off, 0 to 1, before it counts: more than the few colours of a kept shot are. */
const TOLERANCE = 0.2;
/** Share of pixels that may differ: edges of letters do between versions of a browser. */
const MOST = 0.01;
/** Levels of each colour that a kept shot has, so that it is small. */
const LEVELS = 6;

/** Writes a shot as the one to compare with, with few colours. */
export function keepShot(file: string, image: Buffer): void {
  const png = PNG.sync.read(image);
  const step = 255 / (LEVELS - 1);
  png.data = Buffer.from(png.data.map((value, at) => (at % 4 === 3 ? 255 : Math.round(Math.round(value / step) * step))));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, PNG.sync.write(png, { colorType: 2, deflateLevel: 9 }));
}

/** Says in which way a shot differs from the kept one, or nothing. A shot that differs is written into a folder, to be looked at beside the kept one. */
export function shotDiffers(file: string, image: Buffer, folder: string): string | undefined {
  if (!existsSync(file)) return `there is no shot to compare with; look at the page, then \`npm run e2e -- shots --update\` keeps one`;
  const [kept, actual] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(image)];
  const size = ({ width, height }: PNG) => `${width} × ${height}`;
  const written = join(folder, file.split(/[\\/]/).at(-1) ?? '');
  const say = (what: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(written, image);
    return `${what}; the page as it is now: ${written}`;
  };
  if (size(kept) !== size(actual)) return say(`it is ${size(actual)} pixels, the kept shot ${size(kept)}`);
  const differing = pixelmatch(kept.data, actual.data, undefined, kept.width, kept.height, { threshold: TOLERANCE });
  const share = differing / (kept.width * kept.height);
  return share > MOST ? say(`${(share * 100).toFixed(1)} % of its pixels differ, at most ${MOST * 100} %`) : undefined;
}
