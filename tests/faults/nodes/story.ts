import { v7 } from 'uuid'
import { createEngine } from '../../../engine/runtime/create-engine.ts'

/** A task that goes from hand to hand, a job, a timer, a process that is called, and a message that starts another. */
const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="t">
<message id="m" name="told"/>
<process id="story" isExecutable="true">
  <startEvent id="start"/><userTask id="decide"/><serviceTask id="work" siji:jobType="work"/>
  <intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>
  <callActivity id="call" calledElement="echo"/>
  <endEvent id="tell"><messageEventDefinition messageRef="m"/></endEvent>
  <sequenceFlow id="f1" sourceRef="start" targetRef="decide"/><sequenceFlow id="f2" sourceRef="decide" targetRef="work"/>
  <sequenceFlow id="f3" sourceRef="work" targetRef="wait"/><sequenceFlow id="f4" sourceRef="wait" targetRef="call"/>
  <sequenceFlow id="f5" sourceRef="call" targetRef="tell"/>
</process>
<process id="echo" isExecutable="true"><startEvent id="begin"/><endEvent id="end"/>
  <sequenceFlow id="g1" sourceRef="begin" targetRef="end"/></process>
<process id="heard" isExecutable="true">
  <startEvent id="onTold"><messageEventDefinition messageRef="m"/></startEvent><endEvent id="noted"/>
  <sequenceFlow id="h1" sourceRef="onTold" targetRef="noted"/></process>
</definitions>`

/** What a story leaves behind when it has ended: processes that were started, each once. */
export const processesOfOneStory = ['echo', 'heard', 'story'] as const

export interface Stage {
  readonly parkId: string
  /** Key of the task in every story. */
  readonly taskKey: number
}

/** Deploys the story in a park of its own. */
export async function deployStory(url: string): Promise<Stage> {
  const engine = createEngine({ url })
  const parkId = v7()
  try {
    const files = { 'process.bpmn': new TextEncoder().encode(model) }
    const outcome = await engine.deploy({ parkId, files, by: 'p-1', note: '' })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
    // Keys are counted inside an instance: the process is 0, the start event 1.
    return { parkId, taskKey: 2 }
  } finally {
    await engine.stop()
  }
}
