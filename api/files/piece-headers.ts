import { z } from 'zod'

/** A key that the browser makes of the file, so that it finds its upload again. */
export const uploadKey = z.string().regex(/^[0-9a-f]{32}$/)

export const pieceHeaders = z.object({
  'upload-offset': z.coerce.number().int().min(0),
  'upload-length': z.coerce.number().int().min(1),
  'upload-name': z.string().max(2_000).describe('Name of the file, percent-encoded'),
})

/** What cannot be decoded is taken as it is: it is a name to be shown, nothing more. */
export function decodedName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
