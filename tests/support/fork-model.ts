/** A fork of `width` ways, one task on each, and its join. */
export function forkModel(gateway: string, task: string, width: number): string {
  const ways = Array.from({ length: width }, (_, way) => {
    return `<${task} id="gate${way}"/>${flow(`to${way}`, 'fork', `gate${way}`)}${flow(`from${way}`, `gate${way}`, 'join')}`
  })
  return model(`<startEvent id="start"/><${gateway} id="fork"/><${gateway} id="join"/><endEvent id="end"/>
${flow('first', 'start', 'fork')}${ways.join('\n')}${flow('last', 'join', 'end')}`)
}

export function flow(id: string, source: string, target: string): string {
  return `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"/>`
}

export function model(content: string): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="https://siji.example/bench">
<process id="growing" isExecutable="true">${content}</process></definitions>`
}
