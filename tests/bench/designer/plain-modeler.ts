import Modeler from 'bpmn-js/lib/Modeler'

/** The peer: bpmn-js as it comes, in a page of its own. */
async function openPlain(xml: string): Promise<void> {
  const container = document.createElement('div')
  container.style.height = '600px'
  document.body.replaceChildren(container)
  const modeler = new Modeler({ container })
  await modeler.importXML(xml)
}

Object.assign(globalThis, { openPlain })
