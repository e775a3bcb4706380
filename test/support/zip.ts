import { crc32 } from 'node:zlib';

/** A zip archive that stores its files without compression. */
export function zipOf(files: readonly (readonly [name: string, content: string])[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const [nameBytes, data] = [Buffer.from(name), Buffer.from(content)];
    const local = Buffer.concat([header(0x04034b50, 26, data, nameBytes), nameBytes, data]);
    const central = Buffer.alloc(46);
    header(0x02014b50, 0, data, nameBytes).copy(central);
    central.writeUInt16LE(20, 4);
    fields(central, 10, data, nameBytes);
    central.writeUInt32LE(offset, 42);
    locals.push(local);
    centrals.push(Buffer.concat([central, nameBytes]));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function header(signature: number, at: number, data: Buffer, name: Buffer): Buffer {
  const bytes = Buffer.alloc(at === 0 ? 4 : 30);
  bytes.writeUInt32LE(signature, 0);
  if (at === 0) return bytes;
  bytes.writeUInt16LE(20, 4);
  fields(bytes, 8, data, name);
  return bytes;
}

/** Method (stored), time, checksum, sizes and length of the name, from a position on. */
function fields(bytes: Buffer, at: number, data: Buffer, name: Buffer): void {
  bytes.writeUInt32LE(crc32(data), at + 6);
  bytes.writeUInt32LE(data.length, at + 10);
  bytes.writeUInt32LE(data.length, at + 14);
  bytes.writeUInt16LE(name.length, at + 18);
}
