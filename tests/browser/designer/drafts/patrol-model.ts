export interface Patrol {
  /** Promised working days of the walk. */
  readonly days: number
  /** How long the notice stands. */
  readonly wait: string
  /** Whether photographs are filed after the walk. */
  readonly photo?: boolean
}

/** A small process with a time limit, a timer and a picture, as a manager changes it. */
export function patrol({ days, wait, photo = false }: Patrol): string {
  const flow = (id: string, source: string, target: string, name = '') =>
    `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"${name === '' ? '' : ` name="${name}"`}/>`
  const steps = [
    ...['start', 'walk', ...(photo ? ['photo'] : []), 'notice', 'end'].map((id, index) => ({
      id,
      x: 100 + index * 160,
    })),
  ]
  const shapes = steps.map(({ id, x }) => {
    const [size, y] =
      id === 'walk' || id === 'photo' ? ['width="100" height="80"', 100] : ['width="36" height="36"', 122]
    return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" ${size}/></bpmndi:BPMNShape>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="https://siji.dev/test" id="d">
<process id="patrol" name="巡查" isExecutable="true">
  <startEvent id="start"/>${flow('begin', 'start', 'walk')}
  <userTask id="walk" name="巡查现场"><extensionElements><siji:serviceLevel days="${days}" clock="promised" owner="authority" calendar="cn" scope="visit"/></extensionElements></userTask>
  ${flow('walked', 'walk', photo ? 'photo' : 'notice')}
  ${photo ? `<userTask id="photo" name="拍照存档"/>${flow('filed', 'photo', 'notice')}` : ''}
  <intermediateCatchEvent id="notice" name="等公示"><timerEventDefinition><timeDuration>${wait}</timeDuration></timerEventDefinition></intermediateCatchEvent>
  ${flow('over', 'notice', 'end')}<endEvent id="end" name="办结"/>
</process>
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="patrol">${shapes.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`
}
