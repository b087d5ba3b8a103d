import { readFile } from 'node:fs/promises'
import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { type FileRule, MEGABYTE } from '../files/file-rule.ts'
import type { UploadedFile } from '../files/receive-file.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { type CleanPhoto, cleanPhoto } from './clean-photo.ts'
import { mustBeItem, openUnsigned } from './open-survey.ts'
import { findPhoto, insertPhoto } from './queries.ts'
import type { SurveyPhoto } from './survey.ts'

/** What a photo of the survey may be. */
export const photoFiles: FileRule = {
  types: { 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'] },
  mostBytes: 15 * MEGABYTE,
  expected: ['JPEG or PNG', 'JPG、PNG'],
}

const [LEAST_SIDE, MOST_SIDE] = [200, 12_000]

/**
 * Keeps a photo of one item, without what the telephone wrote into it. Its id is the Idempotency-Key unless another is
 * given, so that a photo that is sent again after the line was cut off is there once.
 */
export async function takePhoto(
  request: FastifyRequest,
  at: TaskAddress,
  code: string,
  { received, mediaType, fileName }: UploadedFile,
  id = request.idempotencyKey ?? v7(),
): Promise<{ readonly id: string }> {
  const { server } = request
  const parkId = parkOf(request).park.id
  try {
    const kind: SurveyPhoto['mediaType'] = mediaType === 'image/png' ? 'image/png' : 'image/jpeg'
    const photo = cleanPhoto(kind, await readFile(received.path))
    if (photo === null) throw noPhoto(fileName)
    mustBeOfSize(photo, fileName)
    const { sha256, bytes } = await server.files.put(photo.bytes)
    await inParkOf(request, async (tx) => {
      const survey = await openUnsigned(server, tx, parkOf(request), at)
      mustBeItem(survey, code)
      const takenBy = personOf(request).personId
      const receivedAt = new Date(server.engine.now())
      const row = { id, code, sha256, bytes, mediaType: kind, takenBy, receivedAt }
      const { applicationId } = survey.task
      await insertPhoto(tx, parkId, at, { ...row, applicationId })
      const kept = await findPhoto(tx, parkId, applicationId, id)
      if (kept?.sha256 !== sha256 || kept.code !== code || kept.taskKey !== at.key) throw keyReused(id)
    })
    return { id }
  } finally {
    await received.drop()
  }
}

function mustBeOfSize({ width, height }: CleanPhoto, fileName: string): void {
  if (Math.min(width, height) >= LEAST_SIDE && Math.max(width, height) <= MOST_SIDE) return
  throw new Refusal(
    'photo-refused',
    `Expected a photo of ${LEAST_SIDE} to ${MOST_SIDE} pixels a side, but ${fileName} has ${width} × ${height}.`,
    `照片每边应为 ${LEAST_SIDE} 至 ${MOST_SIDE} 像素，${fileName} 为 ${width} × ${height}。`,
  )
}

function noPhoto(fileName: string): Refusal {
  return new Refusal(
    'photo-refused',
    `Expected a JPEG or PNG photo, but ${fileName} is none or is damaged. Take it again.`,
    `只接受 JPG、PNG 照片，${fileName} 不是照片或者已经损坏，请重新拍摄。`,
  )
}

function keyReused(id: string): Refusal {
  return new Refusal(
    'idempotency-key-reused',
    `Expected a new Idempotency-Key, but ${id} was used for another photo.`,
    `Idempotency-Key ${id} 已用于其他照片，请更换。`,
  )
}
