import { readBpmn } from '../../../engine/model/read-bpmn.ts'
import type { Picture } from './lay-out.ts'

const DIAGRAM = /<(?:[\w-]+:)?BPMNDiagram[\s>][\s\S]*?<\/(?:[\w-]+:)?BPMNDiagram\s*>|<(?:[\w-]+:)?BPMNDiagram[^>]*\/>/g

/** Whether any step of the file has a place on a picture. */
export function hasPicture(xml: string): boolean {
  return /<(?:[\w-]+:)?BPMNShape[\s>]/.test(xml)
}

/**
 * Lays out a file without a picture. Only pictures are added, and ids where something has none; everything else stays as
 * it came, byte for byte.
 */
export async function addPicture(xml: string): Promise<string> {
  return await layOut(xml.replaceAll(DIAGRAM, ''), () => true, null)
}

/** Adds a picture of each process and collaboration in which one of these elements stands, beside the pictures it has. */
export async function addFurtherPicture(xml: string, undrawn: ReadonlySet<string>): Promise<string> {
  return await layOut(
    xml,
    ({ bounds, ways }) => [...bounds.keys(), ...ways.keys()].some((id) => undrawn.has(id)),
    '自动排版',
  )
}

async function layOut(given: string, isWanted: (picture: Picture) => boolean, name: string | null): Promise<string> {
  const [{ giveIds }, { layOutFile }, { writePicture }] = await Promise.all([
    import('./give-ids.ts'),
    import('./lay-out.ts'),
    import('./write-picture.ts'),
  ])
  const newId = idsBeside(given)
  const named = giveIds(given, newId)
  const read = await readBpmn(named)
  const end = named.search(/<\/(?:[\w-]+:)?definitions\s*>\s*(?:<!--[\s\S]*?-->\s*)*$/)
  if (!read.ok || end < 0) return given
  const pictures = layOutFile(read.model.definitions)
    .filter(isWanted)
    .map((picture) => writePicture(picture, newId, name))
  if (pictures.length === 0) return given
  return `${named.slice(0, end)}${pictures.join('\n')}\n${named.slice(end)}`
}

/** Ids that the file does not have yet: as wished, else counted on. */
function idsBeside(xml: string): (wanted: string) => string {
  const taken = new Set([...xml.matchAll(/\sid\s*=\s*["']([^"']+)["']/g)].map(([, id = '']) => id))
  return (wanted) => {
    let id = wanted
    for (let count = 2; taken.has(id); count += 1) id = `${wanted.replace(/_\d+$/, '')}_${count}`
    taken.add(id)
    return id
  }
}
