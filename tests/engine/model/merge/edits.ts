/** What a person does to a diagram, as a change of its text, so that several can be applied one after another. */
export interface Edit {
  readonly element: string
  readonly says: string
  readonly apply: (xml: string) => string
}

export function rename(id: string, name: string): Edit {
  return {
    element: id,
    says: `rename ${id} to ${name}`,
    apply: (xml) => xml.replace(new RegExp(`(<\\w+ id="${id}")( name="[^"]*")?`), `$1 name="${name}"`),
  }
}

/** Takes out an element with all that it holds, and where it is drawn. */
export function remove(id: string): Edit {
  const whole = (tag: string, attribute: string) =>
    new RegExp(`\\s*<(${tag}) [^>]*\\b${attribute}="${id}"(?:[^>]*/>|(?:[^>]*[^/])?>[\\s\\S]*?</\\1>)`, 'g')
  return {
    element: id,
    says: `remove ${id}`,
    apply: (xml) => xml.replace(whole('\\w+', 'id'), '').replace(whole('bpmndi:\\w+', 'bpmnElement'), ''),
  }
}

/** A task with a flow to it, drawn, in the same container as the step that it follows. */
export function append(after: string, id: string): Edit {
  const flow = `<sequenceFlow id="to_${id}" sourceRef="${after}" targetRef="${id}" />`
  const task = `<userTask id="${id}" name="${id}"><extensionElements><acme:rule xmlns:acme="https://acme.example/" of="${id}">a &lt; b</acme:rule></extensionElements></userTask>`
  const shape = `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="1" y="2" width="3" height="4" /></bpmndi:BPMNShape>`
  return {
    element: after,
    says: `append ${id} after ${after}`,
    apply: (xml) =>
      xml
        .replace(new RegExp(`<\\w+ id="${after}"`), `${task}${flow}$&`)
        .replace('</bpmndi:BPMNPlane>', `${shape}</bpmndi:BPMNPlane>`),
  }
}

export function move(id: string, x: number): Edit {
  return {
    element: id,
    says: `move ${id} to ${x}`,
    apply: (xml) => xml.replace(new RegExp(`(bpmnElement="${id}"[^>]*>\\s*<dc:Bounds x=")[^"]*`), `$1${x}`),
  }
}

export function applied(xml: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { apply }) => apply(text), xml)
}
