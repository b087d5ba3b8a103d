import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawCombinedPermits } from '../../templates/permits/draw-combined-permits.ts'
import { openPermitDrawer, type PermitDrawer } from '../../templates/permits/open-permit-drawer.ts'
import { samplePermits } from './sample-permits.ts'

describe('the drawing thread', () => {
  let folder: string
  let drawer: PermitDrawer

  beforeAll(async () => {
    mkdirSync('.siji', { recursive: true })
    folder = mkdtempSync(join('.siji', 'drawing-'))
    const outfile = join(folder, 'drawing-worker.mjs')
    const entry = 'templates/permits/drawing-worker.ts'
    await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external' })
    drawer = openPermitDrawer(pathToFileURL(outfile))
  })

  afterAll(async () => {
    await drawer.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('draws the same bytes as the drawing itself, also for several who ask at once', async () => {
    const other = { ...samplePermits(), applicationNumber: 'SQ20240425010' }

    const [first, second] = await Promise.all([drawer.draw(samplePermits()), drawer.draw(other)])

    expect(Buffer.compare(first, await drawCombinedPermits(samplePermits()))).toBe(0)
    expect(Buffer.compare(second, await drawCombinedPermits(other))).toBe(0)
  })

  test('hands over why a permit cannot be printed', async () => {
    const drawing = drawer.draw({ ...samplePermits(), bureau: '𠮷园区' })

    await expect(drawing).rejects.toMatchObject({ name: 'UnprintablePermit', code: 'missing-glyph' })
  })

  test('starts anew after its thread has ended', async () => {
    await drawer.close()

    const bytes = await drawer.draw(samplePermits())

    expect(bytes.length).toBeGreaterThan(100_000)
  })
})
