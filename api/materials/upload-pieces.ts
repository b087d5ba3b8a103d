import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { PartialFiles } from '../files/partial-files.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { Refusal } from '../refusal.ts'
import { acceptedMediaType } from './media-type.ts'
import { keepMaterial, mayTake } from './provide-material.ts'
import { findMaterial } from './queries.ts'
import { honestName, MOST_BYTES } from './receive-file.ts'

export interface UploadPlace {
  readonly applicationId: string
  readonly code: string
  /** Made by the browser from the file, so that it finds its upload again. */
  readonly upload: string
}

export interface Piece {
  readonly offset: number
  /** Bytes of the whole file. */
  readonly length: number
  readonly fileName: string
  readonly content: Readable
}

/** How many bytes of an upload have arrived; asking needs the same right as uploading. */
export async function findOffset(
  app: AppParts,
  partial: PartialFiles,
  request: FastifyRequest,
  place: UploadPlace,
): Promise<number> {
  await inParkOf(request, (tx) => mayTake(app, tx, parkOf(request), place.applicationId, place.code))
  return await partial.sizeOf(keyOf(request, place))
}

/** Takes the next piece; with the last one the file becomes the newest version of its material. */
export async function takePiece(
  app: AppParts,
  partial: PartialFiles,
  request: FastifyRequest,
  place: UploadPlace,
  piece: Piece,
): Promise<{ readonly offset: number; readonly done: boolean }> {
  const key = keyOf(request, place)
  if (piece.length > MOST_BYTES) throw tooLarge(piece.fileName)
  const arrived = await findOffset(app, partial, request, place)
  if (arrived !== piece.offset) throw wrongOffset(piece.offset, arrived)
  const offset = await partial.write(key, piece.offset, piece.content)
  if (offset > piece.length) {
    await partial.drop(key)
    throw wrongOffset(offset, piece.length)
  }
  if (offset < piece.length) return { offset, done: false }
  await finish(app, partial, request, place, honestName(piece.fileName))
  return { offset, done: true }
}

async function finish(
  app: AppParts,
  partial: PartialFiles,
  request: FastifyRequest,
  { applicationId, code, upload }: UploadPlace,
  fileName: string,
): Promise<void> {
  const received = await app.files.adopt(partial.pathOf(keyOf(request, { applicationId, code, upload })))
  const newest = await inParkOf(request, (tx) => findMaterial(tx, parkOf(request).park.id, applicationId, code, null))
  // The answer to the last piece was lost and the browser began anew: it is the same file.
  if (newest?.sha256 === received.sha256) return await received.drop()
  try {
    const mediaType = await acceptedMediaType(received.path, fileName)
    await keepMaterial(app, request, applicationId, code, { fileName, mediaType, received })
  } catch (error) {
    if (error instanceof Refusal) await received.drop()
    throw error
  }
}

function keyOf(request: FastifyRequest, { applicationId, code, upload }: UploadPlace): string {
  return [parkOf(request).park.id, personOf(request).personId, applicationId, code, upload].join('/')
}

function tooLarge(fileName: string): Refusal {
  const most = MOST_BYTES / 1024 / 1024
  return new Refusal(
    'file-too-large',
    `Expected at most ${most} MB, but ${fileName} is larger.`,
    `文件不得超过 ${most} MB，${fileName} 超出限制。`,
  )
}

function wrongOffset(given: number, arrived: number): Refusal {
  return new Refusal(
    'upload-offset-wrong',
    `Expected the piece at byte ${arrived}, but it begins at ${given}. Ask for the offset and go on there.`,
    `应从第 ${arrived} 字节续传，收到的是第 ${given} 字节。请重新查询后继续。`,
  )
}
