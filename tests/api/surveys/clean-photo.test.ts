import { describe, expect, test } from 'vitest'
import { cleanPhoto } from '../../../api/surveys/clean-photo.ts'
import { jpeg, png } from '../../support/site-survey/media.ts'

const place = 'N27.83 E112.91'

describe('a photo of the survey', () => {
  test.each([
    ['image/jpeg', jpeg()],
    ['image/png', png()],
  ] as const)('of type %s keeps its picture and nothing of where it was taken', (mediaType, taken) => {
    const clean = cleanPhoto(mediaType, taken)

    expect(Buffer.from(taken).includes(place)).toBe(true)
    expect(Buffer.from(clean?.bytes ?? []).includes(place)).toBe(false)
    expect(clean).toMatchObject({ width: 320, height: 240 })
    // Cleaning twice takes nothing more away.
    expect(cleanPhoto(mediaType, clean?.bytes ?? new Uint8Array())?.bytes).toEqual(clean?.bytes)
  })

  test('still knows which side is up', () => {
    const [upright, turned] = [cleanPhoto('image/jpeg', jpeg(1)), cleanPhoto('image/jpeg', jpeg(6))]

    expect(Buffer.from(upright?.bytes ?? []).includes('Exif')).toBe(false)
    expect(Buffer.from(turned?.bytes ?? []).includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
  })

  test('is refused where it is cut off anywhere', () => {
    for (const [mediaType, taken] of [
      ['image/jpeg', jpeg().subarray(0, -place.length)],
      ['image/png', png()],
    ] as const) {
      for (let length = 0; length < taken.length; length += 7) {
        expect(cleanPhoto(mediaType, taken.subarray(0, length))).toBeNull()
      }
    }
  })
})
