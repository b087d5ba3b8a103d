import type { FastifyRequest } from 'fastify'
import { takeKeyOfForm } from '../idempotency/read-key.ts'
import { Refusal } from '../refusal.ts'
import { acceptedType, fileTooLarge } from './accepted-type.ts'
import type { FileRule } from './file-rule.ts'
import { honestName, type UploadedFile } from './receive-file.ts'

const MOST_FILES = 60

export interface ReceivedForm {
  /** Fields by name; one that comes several times is a list. */
  readonly typed: { readonly [name: string]: string | readonly string[] }
  /** Files by the name of their field; a field in which nothing was chosen is left out. */
  readonly uploads: readonly { readonly field: string; readonly upload: UploadedFile }[]
  /** The first file that is not taken; what was typed is there all the same, and no file is. */
  readonly problem: Refusal | null
}

/** Takes a multipart form of a page with its files. Whoever takes it keeps or drops each of them. */
export async function receiveForm(request: FastifyRequest, rule: FileRule): Promise<ReceivedForm> {
  if (!request.isMultipart()) {
    throw new Refusal('unsupported-media-type', 'Expected multipart/form-data.', '请以 multipart/form-data 提交。')
  }
  const typed: Record<string, string | readonly string[]> = {}
  const uploads: { field: string; upload: UploadedFile }[] = []
  const limits = { fileSize: rule.mostBytes, files: MOST_FILES, fields: 3_000, fieldSize: 30_000, parts: 3_100 }
  let problem: Refusal | null = null
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        const before = typed[part.fieldname]
        const value = String(part.value)
        typed[part.fieldname] = before === undefined ? value : [...[before].flat(), value]
        continue
      }
      const received = await request.server.files.receive(part.file)
      const fileName = honestName(part.filename ?? '')
      try {
        if (part.file.truncated) throw fileTooLarge(fileName, rule.mostBytes)
        if (received.bytes === 0) await received.drop()
        else {
          const mediaType = await acceptedType(received.path, fileName, rule)
          uploads.push({ field: part.fieldname, upload: { fileName, mediaType, received } })
        }
      } catch (error) {
        await received.drop()
        if (!(error instanceof Refusal)) throw error
        problem ??= error
      }
    }
  } catch (error) {
    await dropAll(uploads)
    throw error
  }
  if (problem !== null) await dropAll(uploads)
  if (request.idempotencyKey === null) takeKeyOfForm(request, typed['commandId'])
  return { typed, uploads: problem === null ? uploads : [], problem }
}

async function dropAll(uploads: ReceivedForm['uploads']): Promise<void> {
  for (const { upload } of uploads) await upload.received.drop()
}
