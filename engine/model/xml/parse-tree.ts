import type { XmlScan } from './scan-xml.ts'

/** moddle counts lines from the top for each fault that it finds: so many steps take about a second. */
const MAXIMUM_STEPS = 20_000_000

/**
 * Has moddle parse, strictly first: only a file with a fault is read again to the end, for all of its faults, and only
 * where counting their lines ends in time. Otherwise the first fault is thrown.
 */
export async function parseTree<Tree>(
  xml: string,
  scan: XmlScan,
  parse: (options: { readonly lax: boolean }) => Promise<Tree>,
): Promise<Tree> {
  try {
    return await parse({ lax: false })
  } catch (error) {
    const lines = xml.split(/\r\n?|\n/).length
    if (scan.elements * lines > MAXIMUM_STEPS) throw error
    return parse({ lax: true })
  }
}
