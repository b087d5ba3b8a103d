import { Refusal } from '../refusal.ts'

/** As many characters as a notice may have; the longest known one has 2,000. */
export const MOST_CHARACTERS = 100_000

const OFFICE_FILE = 'PK'
const PDF = '%PDF'
const ENCODINGS = ['utf-8', 'gb18030'] as const

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or GB 18030, in which spreadsheets of Chinese Windows save CSV. Throws
 * a `Refusal` that says what to do where it holds no text.
 */
export function decodeDocument(bytes: Uint8Array, fileName: string): string {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (start.startsWith(OFFICE_FILE) || start.startsWith(PDF)) throw notText(fileName)
  const text = textOf(bytes, start)
  if (text === null || text.includes('\0')) throw notText(fileName)
  if (text.length <= MOST_CHARACTERS) return text
  throw new Refusal(
    'file-too-large',
    `Expected at most ${MOST_CHARACTERS} characters, but ${fileName} has ${text.length}. Give the file of the notice alone.`,
    `通知不得超过 ${MOST_CHARACTERS} 个字，${fileName} 有 ${text.length} 个。请只上传通知本身。`,
  )
}

/** `null` where it is text in none of these encodings. */
function textOf(bytes: Uint8Array, start: string): string | null {
  if (start.startsWith('\xff\xfe')) return decoded(bytes, 'utf-16le')
  for (const encoding of ENCODINGS) {
    const text = decoded(bytes, encoding)
    if (text !== null) return text
  }
  return null
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    // The decoder throws a TypeError for bytes that are no text in its encoding, and for nothing else.
    if (error instanceof TypeError) return null
    throw error
  }
}

function notText(fileName: string): Refusal {
  return new Refusal(
    'file-type-not-accepted',
    `Expected a text file (txt, csv, json or ics), but ${fileName} is none. Open it, copy its text, and paste that.`,
    `应为文本文件（txt、csv、json、ics），${fileName} 不是。请打开它，复制全文，粘贴到文本框里。`,
  )
}
