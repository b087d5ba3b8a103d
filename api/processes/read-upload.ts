import type { FastifyRequest } from 'fastify'
import { takeKeyOfForm } from '../idempotency/read-key.ts'
import { issuesInBothLanguages } from '../issues-in-both-languages.ts'
import { invalidRequest, Refusal } from '../refusal.ts'
import { deployBody } from './schemas.ts'

/** All files of a deployment together. */
export const DEPLOYMENT_LIMIT = 8 * 1024 * 1024

export interface Upload {
  readonly files: { readonly [path: string]: Uint8Array }
  readonly note: string
}

/**
 * The files of a deployment: multipart, where the name of each file's field is its path (`forms/review.json`) and the
 * field `note` is the note, `commandId` the key of a page's form; or JSON `{ files: { path: text }, note }`.
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (request.isMultipart()) return await readMultipart(request)
  const body = deployBody.safeParse(request.body)
  if (!body.success) throw invalidRequest('body', issuesInBothLanguages(deployBody, request.body))
  const { files, note } = body.data
  return { files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])), note }
}

async function readMultipart(request: FastifyRequest): Promise<Upload> {
  const limits = { files: 250, fileSize: DEPLOYMENT_LIMIT, fields: 5, fieldSize: 2000, parts: 255 }
  const files: Record<string, Uint8Array> = Object.create(null)
  let note = ''
  let size = 0
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const content = await part.toBuffer()
      size += content.length
      if (size > DEPLOYMENT_LIMIT) throw tooLarge()
      files[part.fieldname] = content
    } else if (part.fieldname === 'note') {
      note = String(part.value).slice(0, 500)
    } else if (part.fieldname === 'commandId') {
      takeKeyOfForm(request, part.value)
    }
  }
  return { files: { ...files }, note }
}

function tooLarge(): Refusal {
  return new Refusal(
    'body-too-large',
    `Expected at most ${DEPLOYMENT_LIMIT / 1024 / 1024} MB of files together.`,
    `部署文件合计不得超过 ${DEPLOYMENT_LIMIT / 1024 / 1024} MB。`,
  )
}
