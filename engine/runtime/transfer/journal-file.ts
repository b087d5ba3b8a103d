import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { crc32, createGunzip } from 'node:zlib'

/** A file that is no journal, or not the one that was written. */
export class JournalFileError extends Error {
  readonly code: 'journal-file-damaged' | 'journal-file-unsigned' | 'journal-chain-broken' | 'journal-not-empty'
  readonly messageZh: string

  constructor(code: JournalFileError['code'], message: string, messageZh: string) {
    super(message)
    this.name = 'JournalFileError'
    this.code = code
    this.messageZh = messageZh
  }
}

// RFC 8410: what stands before the 32 bytes of an Ed25519 key.
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The Ed25519 key of an installation, which follows from its key file. */
export function signingKey(keyFile: Uint8Array): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', keyFile, '', 'siji journal export 1', 32))
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' })
}

/** Its public half, in hexadecimal. */
export function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
}

/**
 * The end of the file: a gzip member of its own with the line of the signature, stored as it is, so that these bytes
 * can be nothing else. The signature is over the SHA-256 of all bytes before.
 */
export function signatureMember(digest: Buffer, key: KeyObject): Buffer {
  return memberOf(sign(null, digest, key))
}

function memberOf(signature: Buffer): Buffer {
  const line = Buffer.from(`${JSON.stringify({ signature: signature.toString('hex') })}\n`)
  const length = Buffer.alloc(4)
  length.writeUInt16LE(line.length, 0)
  length.writeUInt16LE(0xff_ff - line.length, 2)
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(crc32(line), 0)
  tail.writeUInt32LE(line.length, 4)
  return Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), Buffer.of(1), length, line, tail])
}

const SIGNATURE = 64
const MEMBER = memberOf(Buffer.alloc(SIGNATURE)).length

/** Where the signed part ends, and its SHA-256 in hexadecimal; refuses a file whose signature is not by this key. */
export async function checkSignature(
  path: string,
  key: KeyObject,
): Promise<{ readonly end: number; readonly digest: string }> {
  const { size } = await stat(path)
  const end = size - MEMBER
  if (end <= 0) throw damaged('it is too short', '文件太短')
  const member = Buffer.alloc(MEMBER)
  const file = await open(path)
  await file.read(member, 0, MEMBER, end)
  await file.close()
  const found = /"signature":"([0-9a-f]{128})"/.exec(member.toString('latin1'))
  const signature = Buffer.from(found?.[1] ?? '', 'hex')
  if (signature.length !== SIGNATURE || !memberOf(signature).equals(member)) {
    throw damaged('its signature does not stand at its end', '结尾没有签名')
  }
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path, { end: end - 1 })) hash.update(bytes)
  const digest = hash.digest()
  if (!verify(null, digest, createPublicKey(key), signature)) {
    throw new JournalFileError(
      'journal-file-unsigned',
      'Expected the file as it was signed with the key of this installation, but it was changed, or signed with another key.',
      '文件与签名不符：内容被改动，或者不是用本安装的密钥签名。',
    )
  }
  return { end, digest: digest.toString('hex') }
}

/** The lines of the signed part. */
export async function* readLines(path: string, end: number): AsyncGenerator<string> {
  const unzipped = createReadStream(path, { end: end - 1 }).pipe(createGunzip())
  for await (const line of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) yield line
}

export function damaged(why: string, whyZh: string): JournalFileError {
  return new JournalFileError(
    'journal-file-damaged',
    `Expected a whole file of \`siji journal export\`, but ${why}.`,
    `不是完整的日志导出文件：${whyZh}。`,
  )
}
