import type { MultipartFields } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { takeKeyOfForm } from '../idempotency/read-key.ts'
import { Refusal } from '../refusal.ts'
import { acceptedType, fileTooLarge } from './accepted-type.ts'
import type { FileRule } from './file-rule.ts'
import type { FileStore, ReceivedFile } from './file-store.ts'

export interface UploadedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly received: ReceivedFile
}

/** Takes the one file of a multipart request: not empty, not too large, of an accepted type under an honest name. */
export async function receiveFile(request: FastifyRequest, files: FileStore, rule: FileRule): Promise<UploadedFile> {
  if (!request.isMultipart()) {
    throw new Refusal(
      'unsupported-media-type',
      'Expected multipart/form-data with one file.',
      '请以 multipart/form-data 上传一个文件。',
    )
  }
  const part = await request.file({
    limits: { fileSize: rule.mostBytes, files: 1, fields: 5, fieldSize: 2_000, parts: 6, headerPairs: 20 },
    throwFileSizeLimit: false,
  })
  if (part === undefined) {
    throw new Refusal('file-missing', 'Expected a file in the request, but found none.', '请求中没有文件。')
  }
  if (request.idempotencyKey === null) takeKeyOfForm(request, textOf(part.fields['commandId']))
  const fileName = honestName(part.filename ?? '')
  const received = await files.receive(part.file)
  try {
    if (part.file.truncated) throw fileTooLarge(fileName, rule.mostBytes)
    if (received.bytes === 0) {
      throw new Refusal(
        'file-empty',
        `Expected ${fileName} to hold something, but it is empty.`,
        `文件 ${fileName} 为空。`,
      )
    }
    return { fileName, mediaType: await acceptedType(received.path, fileName, rule), received }
  } catch (error) {
    await received.drop()
    throw error
  }
}

/** A form's field that stands before its file. */
function textOf(field: MultipartFields[string]): unknown {
  return field !== undefined && !Array.isArray(field) && field.type === 'field' ? field.value : null
}

/** The last part of the name without control characters; it is shown, and never becomes a path. */
export function honestName(given: string): string {
  const name = given.split(/[\\/]/).at(-1) ?? ''
  const visible = [...name.normalize('NFC')].filter((character) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(character))
  // By whole characters: half of one could not be written into a header.
  return visible.slice(-200).join('').trim() || 'file'
}
