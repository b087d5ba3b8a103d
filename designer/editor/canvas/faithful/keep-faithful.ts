import { normaliseTags } from '../../../../engine/model/xml/normalise-tags.ts'
import { plainBooleans } from '../../../../engine/model/xml/plain-booleans.ts'
import type { Moddle, Registry } from '../services.ts'
import { type Library, propertiesWithDefault, withoutDefaults } from './defaults.ts'
import type { Modeler } from './parsed.ts'
import { expandWhereDrawn, findUndrawnParts, putBack, takeOffPlaceless } from './pictures.ts'
import { asWritten, resolveLost } from './references.ts'
import { withoutGone } from './without-gone.ts'

/** After bpmn-js has put the picture in the order of what it draws. */
const LATER = 500

/**
 * Reads and writes through bpmn-js so that nothing is lost which a file says. Gives what writes the file as it now stands.
 */
export function keepFaithful(modeler: Modeler): () => Promise<string> {
  let references: ReturnType<typeof resolveLost> = []
  let undrawn: ReturnType<typeof findUndrawnParts> = []
  let properties: ReturnType<typeof propertiesWithDefault> | null = null
  let definitions: Moddle | undefined
  let takeBack = () => {}
  modeler.on('import.parse.start', ({ xml = '' }) => plainBooleans(normaliseTags(xml)))
  modeler.on('import.parse.complete', (parsed) => {
    references = resolveLost(parsed)
    definitions = parsed.definitions
    expandWhereDrawn(definitions)
    takeOffPlaceless(definitions)
  })
  // Another picture of the same file may be drawn now.
  modeler.on('import.render.start', () => putBack(undrawn))
  modeler.on('import.render.complete', () => {
    undrawn = findUndrawnParts(definitions, modeler.get<Registry>('elementRegistry'))
  })
  modeler.on('saveXML.start', LATER, () => {
    putBack(undrawn)
    takeBack = withoutGone(definitions)
  })
  return async () => {
    properties ??= propertiesWithDefault(modeler.get<Library>('moddle'))
    const ways = [withoutDefaults(properties), asWritten(references)]
    // It writes before it first waits, so that nobody sees the tree in this state.
    const saved = modeler.saveXML({ format: true })
    for (const back of [takeBack, ...ways]) back()
    takeBack = () => {}
    return (await saved).xml ?? ''
  }
}
