import { createModdle, type ImportedModel } from './read-bpmn.ts'
import { setReferences } from './xml/resolve-references.ts'

/** Exports a model as BPMN XML in UTF-8; what was read, foreign extensions included, is written. */
export async function writeBpmn(model: ImportedModel): Promise<string> {
  setReferences(model.references, 'text')
  const { xml } = await createModdle().toXML(model.definitions, { format: true })
  setReferences(model.references, 'elements')
  return xml
}
