/** What a picture can show, by the name of its tag. */
const DRAWN =
  'sequenceFlow|messageFlow|association|dataInputAssociation|dataOutputAssociation|textAnnotation|group|lane|participant|process|collaboration|dataObjectReference|dataStoreReference|task|[a-z]+Task|[a-z]+Event|[a-z]+Gateway|subProcess|adHocSubProcess|transaction|callActivity'
const MODEL = /xmlns(?::([\w-]+))?\s*=\s*["']http:\/\/www\.omg\.org\/spec\/BPMN\/20100524\/MODEL["']/g

/** A picture names what it shows by its id, which BPMN lets a file leave out (BPMN 2.0.2 §8.3.1). */
export function giveIds(xml: string, newId: (wanted: string) => string): string {
  const prefixes = [...xml.matchAll(MODEL)].map(([, prefix]) => (prefix === undefined ? '' : `${prefix}:`))
  const attribute = `\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*')`
  const tags = new RegExp(`<(${prefixes.join('|')})(${DRAWN})((?:${attribute})*)(?=\\s*/?>)`, 'gi')
  return xml.replaceAll(tags, (tag, prefix: string, kind: string, attributes: string) =>
    /\sid\s*=/.test(attributes) ? tag : `<${prefix}${kind} id="${newId(`${kind}_1`)}"${attributes}`,
  )
}
