import type { FastifyRequest } from 'fastify'
import { acceptedType } from '../files/accepted-type.ts'
import type { PieceTarget } from '../files/pieces.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { materialFiles } from './material-files.ts'
import { keepMaterial, mayTake } from './provide-material.ts'
import { findMaterial } from './queries.ts'

export interface UploadPlace {
  readonly applicationId: string
  readonly code: string
  /** Made by the browser from the file, so that it finds its upload again. */
  readonly upload: string
}

/** A file in pieces that becomes the newest version of a material with the last one. */
export function materialTarget(
  app: AppParts,
  request: FastifyRequest,
  { applicationId, code, upload }: UploadPlace,
): PieceTarget {
  const access = parkOf(request)
  return {
    key: [access.park.id, personOf(request).personId, applicationId, code, upload].join('/'),
    mostBytes: materialFiles.mostBytes,
    mayTake: () => inParkOf(request, (tx) => mayTake(app, tx, access, applicationId, code)),
    keep: async (received, fileName) => {
      const newest = await inParkOf(request, (tx) => findMaterial(tx, access.park.id, applicationId, code, null))
      // The answer to the last piece was lost and the browser began anew: it is the same file.
      if (newest?.sha256 === received.sha256) {
        await received.drop()
        return null
      }
      const mediaType = await acceptedType(received.path, fileName, materialFiles)
      await keepMaterial(app, request, applicationId, code, { fileName, mediaType, received })
      return null
    },
  }
}
