import { createModdle, type ImportedModel } from './read-bpmn.ts'

/** Exports a model as BPMN XML in UTF-8; what was read, foreign extensions included, is written. */
export async function writeBpmn(model: ImportedModel): Promise<string> {
  const { xml } = await createModdle().toXML(model.definitions, { format: true })
  return xml
}
