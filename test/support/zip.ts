import { crc32, deflateRawSync } from 'node:zlib';

/** How a file stands in an archive: 0 stored as it is, 8 deflated. */
type Method = 0 | 8;
type Packed = { method: Method; plain: Uint8Array; data: Uint8Array };

/** A zip archive of files, stored as they are or deflated. */
export function zipOf(files: Iterable<readonly [name: string, content: string | Uint8Array]>, method: Method = 0): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const [nameBytes, plain] = [Buffer.from(name), typeof content === 'string' ? Buffer.from(content) : content];
    const file = { method, plain, data: method === 0 ? plain : deflateRawSync(plain) };
    const local = Buffer.concat([header(0x04034b50, 26, file, nameBytes), nameBytes, file.data]);
    const central = Buffer.alloc(46);
    header(0x02014b50, 0, file, nameBytes).copy(central);
    central.writeUInt16LE(20, 4);
    fields(central, 10, file, nameBytes);
    central.writeUInt32LE(offset, 42);
    locals.push(local);
    centrals.push(Buffer.concat([central, nameBytes]));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function header(signature: number, at: number, file: Packed, name: Buffer): Buffer {
  const bytes = Buffer.alloc(at === 0 ? 4 : 30);
  bytes.writeUInt32LE(signature, 0);
  if (at === 0) return bytes;
  bytes.writeUInt16LE(20, 4);
  fields(bytes, 8, file, name);
  return bytes;
}

/** Method, time, checksum, sizes and length of the name, from a position on. */
function fields(bytes: Buffer, at: number, { method, plain, data }: Packed, name: Buffer): void {
  bytes.writeUInt16LE(method, at);
  bytes.writeUInt32LE(crc32(plain), at + 6);
  bytes.writeUInt32LE(data.length, at + 10);
  bytes.writeUInt32LE(plain.length, at + 14);
  bytes.writeUInt16LE(name.length, at + 18);
}
