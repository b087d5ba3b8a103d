/**
 * An ICC profile of sRGB (IEC 61966-2-1), written out here so that no profile file with terms of its own has to be
 * shipped: version 4.2, matrix and curves, adapted to D50.
 */
export function srgbProfile(): Uint8Array {
  const curve = parametricCurve()
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('Public domain')],
    ['wtpt', xyz(0.9642, 1, 0.82491)],
    ['chad', fixedArray('sf32', [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168])],
    ['rXYZ', xyz(0.43604, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38512, 0.7169, 0.09706)],
    ['bXYZ', xyz(0.14305, 0.06061, 0.71393)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const dataStart = 128 + 4 + 12 * tags.length
  const size = tags.reduce((sum, [, data]) => sum + data.length, dataStart)
  const profile = header(size)
  const view = new DataView(profile.buffer)
  view.setUint32(128, tags.length)
  let offset = dataStart
  for (const [index, [name, data]] of tags.entries()) {
    writeAscii(profile, 132 + 12 * index, name)
    view.setUint32(136 + 12 * index, offset)
    view.setUint32(140 + 12 * index, data.length)
    profile.set(data, offset)
    offset += data.length
  }
  return profile
}

function header(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, size)
  view.setUint32(8, 0x04200000)
  writeAscii(bytes, 12, 'mntrRGB XYZ ')
  for (const [index, part] of [2024, 1, 1, 0, 0, 0].entries()) view.setUint16(24 + 2 * index, part)
  writeAscii(bytes, 36, 'acsp')
  for (const [index, part] of [0.9642, 1, 0.82491].entries()) view.setInt32(68 + 4 * index, fixed(part))
  return bytes
}

/** Linear below 0.04045, a power of 2.4 above. */
function parametricCurve(): Uint8Array {
  const bytes = new Uint8Array(32)
  const view = new DataView(bytes.buffer)
  writeAscii(bytes, 0, 'para')
  view.setUint16(8, 3)
  for (const [index, part] of [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].entries()) {
    view.setInt32(12 + 4 * index, fixed(part))
  }
  return bytes
}

function xyz(x: number, y: number, z: number): Uint8Array {
  return fixedArray('XYZ ', [x, y, z])
}

function fixedArray(type: string, values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 + 4 * values.length)
  const view = new DataView(bytes.buffer)
  writeAscii(bytes, 0, type)
  for (const [index, value] of values.entries()) view.setInt32(8 + 4 * index, fixed(value))
  return bytes
}

function localised(text: string): Uint8Array {
  const bytes = new Uint8Array(28 + Math.ceil((2 * text.length) / 4) * 4)
  const view = new DataView(bytes.buffer)
  writeAscii(bytes, 0, 'mluc')
  view.setUint32(8, 1)
  view.setUint32(12, 12)
  writeAscii(bytes, 16, 'enUS')
  view.setUint32(20, 2 * text.length)
  view.setUint32(24, 28)
  for (const [index, character] of [...text].entries()) view.setUint16(28 + 2 * index, character.charCodeAt(0))
  return bytes
}

function fixed(value: number): number {
  return Math.round(value * 65536)
}

function writeAscii(bytes: Uint8Array, offset: number, text: string): void {
  for (const [index, character] of [...text].entries()) bytes[offset + index] = character.charCodeAt(0)
}
