import { readBpmn } from '../../../engine/model/read-bpmn.ts'

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
  const [{ giveIds }, { layOutFile }, { writePicture }] = await Promise.all([
    import('./give-ids.ts'),
    import('./lay-out.ts'),
    import('./write-picture.ts'),
  ])
  const newId = idsBeside(xml)
  const without = giveIds(xml.replaceAll(DIAGRAM, ''), newId)
  const read = await readBpmn(without)
  const end = without.search(/<\/(?:[\w-]+:)?definitions\s*>\s*(?:<!--[\s\S]*?-->\s*)*$/)
  if (!read.ok || end < 0) return xml
  const pictures = layOutFile(read.model.definitions).map((picture) => writePicture(picture, newId))
  return `${without.slice(0, end)}${pictures.join('\n')}\n${without.slice(end)}`
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
