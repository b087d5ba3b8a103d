import type { FastifyRequest } from 'fastify'
import { honestName } from '../files/receive-file.ts'
import { Refusal } from '../refusal.ts'
import { decodeDocument, MOST_CHARACTERS } from './decode-document.ts'

/** What the form of a notice brought: its fields, and the text of a file, or why it was not taken. */
export interface ReceivedNotice {
  readonly fields: { readonly [name: string]: string }
  /** `null` where no file was chosen, or it was refused. */
  readonly fileText: string | null
  readonly problem: Refusal | null
}

const MOST_BYTES = 1024 * 1024

/** Reads a multipart form to its end, whatever its file is, so that nothing that was typed beside it is lost. */
export async function receiveNotice(request: FastifyRequest): Promise<ReceivedNotice> {
  if (!request.isMultipart()) {
    const message = 'Expected multipart/form-data.'
    throw new Refusal('unsupported-media-type', message, '请以 multipart/form-data 提交。')
  }
  const limits = { files: 1, fileSize: MOST_BYTES, fields: 8, fieldSize: MOST_CHARACTERS * 4, parts: 10 }
  const fields: Record<string, string> = Object.create(null)
  let file: { readonly name: string; readonly bytes: Buffer; readonly isCut: boolean } | null = null
  // Its type does not name the second option, which `parts` reads all the same; a large file is cut, not thrown at.
  const options = { limits, throwFileSizeLimit: false }
  for await (const part of request.parts(options)) {
    if (part.type === 'field') {
      // What cannot be kept as text was typed by nobody.
      fields[part.fieldname] = String(part.value).replaceAll(/[\0\p{Cs}]/gu, '')
      continue
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(chunk)
    file = { name: honestName(part.filename), bytes: Buffer.concat(chunks), isCut: part.file.truncated }
  }
  const typed = { ...fields }
  if (file === null || (file.bytes.length === 0 && file.name === 'file')) {
    return { fields: typed, fileText: null, problem: null }
  }
  try {
    return { fields: typed, fileText: textOfFile(file), problem: null }
  } catch (error) {
    if (error instanceof Refusal) return { fields: typed, fileText: null, problem: error }
    throw error
  }
}

function textOfFile({ name, bytes, isCut }: { name: string; bytes: Buffer; isCut: boolean }): string {
  if (isCut) {
    throw new Refusal(
      'file-too-large',
      `Expected at most ${MOST_BYTES / 1024 / 1024} MB, but ${name} is larger. Give the file of the notice alone.`,
      `文件不得超过 ${MOST_BYTES / 1024 / 1024} MB，${name} 超出限制。请只上传通知本身。`,
    )
  }
  if (bytes.length === 0) {
    throw new Refusal('file-empty', `Expected ${name} to hold something, but it is empty.`, `文件 ${name} 为空。`)
  }
  return decodeDocument(bytes, name)
}
