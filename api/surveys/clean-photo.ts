import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'

/** A photo without what the telephone wrote beside the picture: place, device, owner. */
export interface CleanPhoto {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * Takes everything out of a JPEG or PNG file that is no picture: where it was taken, with what, by whom, and anything
 * that follows its end. Only its colours and which side is up stay. `null` = the file is damaged.
 */
export function cleanPhoto(mediaType: 'image/jpeg' | 'image/png', bytes: Uint8Array): CleanPhoto | null {
  try {
    return mediaType === 'image/jpeg' ? cleanJpeg(bytes) : cleanPng(bytes)
  } catch (error) {
    // It ends in the middle of something.
    if (error instanceof RangeError) return null
    throw error
  }
}
