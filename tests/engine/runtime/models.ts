const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="https://siji.dev/test">`

const model = (text: string): { readonly 'process.bpmn': Uint8Array } => ({
  'process.bpmn': new TextEncoder().encode(`${HEAD}${text}</definitions>`),
})

/** One review by a person. */
export const review = model(`
  <process id="review" name="审查" isExecutable="true">
    <startEvent id="start"/><userTask id="decide" name="审查"/><endEvent id="end"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="decide"/>
    <sequenceFlow id="f2" sourceRef="decide" targetRef="end"/>
  </process>`)

/** A job, then a person. */
export const notice = model(`
  <process id="notice" isExecutable="true">
    <startEvent id="start"/><serviceTask id="send" siji:jobType="send-notice"/><userTask id="read"/><endEvent id="end"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="send"/>
    <sequenceFlow id="f2" sourceRef="send" targetRef="read"/>
    <sequenceFlow id="f3" sourceRef="read" targetRef="end"/>
  </process>`)

/** A review that lapses after two days. */
export const deadline = model(`
  <process id="deadline" isExecutable="true">
    <startEvent id="start"/><userTask id="correct"/><endEvent id="corrected"/><endEvent id="lapsed"/>
    <boundaryEvent id="twoDays" attachedToRef="correct">
      <timerEventDefinition><timeDuration xsi:type="tFormalExpression">P2D</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="correct"/>
    <sequenceFlow id="f2" sourceRef="correct" targetRef="corrected"/>
    <sequenceFlow id="f3" sourceRef="twoDays" targetRef="lapsed"/>
  </process>`)

/** Starts every Monday and on a message. */
export const weekly = model(`
  <message id="m" name="inspectionRequested"/><message id="a" name="answered"/>
  <process id="inspection" isExecutable="true">
    <startEvent id="everyWeek">
      <timerEventDefinition><timeCycle xsi:type="tFormalExpression">R2/P7D</timeCycle></timerEventDefinition>
    </startEvent>
    <startEvent id="onRequest"><messageEventDefinition messageRef="m"/></startEvent>
    <receiveTask id="wait" messageRef="a"><extensionElements><siji:correlation key="=number"/></extensionElements></receiveTask>
    <endEvent id="end"/>
    <sequenceFlow id="f0" sourceRef="everyWeek" targetRef="visit"/>
    <sequenceFlow id="f1" sourceRef="onRequest" targetRef="wait"/>
    <userTask id="visit"/>
    <sequenceFlow id="f2" sourceRef="wait" targetRef="end"/>
    <sequenceFlow id="f3" sourceRef="visit" targetRef="end"/>
  </process>`)

/** Answers an inspection by its number. */
export const reply = model(`
  <message id="a" name="answered"/>
  <process id="reply" isExecutable="true">
    <startEvent id="start"/>
    <endEvent id="told">
      <extensionElements><siji:correlation key="=number"/></extensionElements>
      <messageEventDefinition messageRef="a"/>
    </endEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="told"/>
  </process>`)

/** Asks for an inspection. */
export const ask = model(`
  <message id="m" name="inspectionRequested"/>
  <process id="ask" isExecutable="true">
    <startEvent id="start"/>
    <endEvent id="asked"><messageEventDefinition messageRef="m"/></endEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="asked"/>
  </process>`)

/** Says one thing and then another, to whoever waits for the one and then the other. */
export const twoWords = model(`
  <message id="first" name="firstWord"/><message id="second" name="secondWord"/>
  <process id="speaker" isExecutable="true">
    <startEvent id="start"/>
    <intermediateThrowEvent id="one"><messageEventDefinition messageRef="first"/></intermediateThrowEvent>
    <endEvent id="two"><messageEventDefinition messageRef="second"/></endEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="one"/>
    <sequenceFlow id="f2" sourceRef="one" targetRef="two"/>
  </process>
  <process id="listener" isExecutable="true">
    <startEvent id="begin"/>
    <receiveTask id="hearOne" messageRef="first"/><receiveTask id="hearTwo" messageRef="second"/>
    <endEvent id="end"/>
    <sequenceFlow id="g1" sourceRef="begin" targetRef="hearOne"/>
    <sequenceFlow id="g2" sourceRef="hearOne" targetRef="hearTwo"/>
    <sequenceFlow id="g3" sourceRef="hearTwo" targetRef="end"/>
  </process>`)

/** Raises an alarm; others wait for it, listen again, or are started by it. */
export const alarm = model(`
  <signal id="s" name="alarm"/>
  <process id="siren" isExecutable="true">
    <startEvent id="start"/>
    <endEvent id="raised"><signalEventDefinition signalRef="s"/></endEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="raised"/>
  </process>
  <process id="neighbour" isExecutable="true">
    <startEvent id="begin"/>
    <userTask id="live"/>
    <boundaryEvent id="heard" attachedToRef="live" cancelActivity="false"><signalEventDefinition signalRef="s"/></boundaryEvent>
    <userTask id="look"/>
    <sequenceFlow id="g1" sourceRef="begin" targetRef="live"/>
    <sequenceFlow id="g2" sourceRef="heard" targetRef="look"/>
  </process>
  <process id="brigade" isExecutable="true">
    <startEvent id="called"><signalEventDefinition signalRef="s"/></startEvent>
    <userTask id="drive"/>
    <sequenceFlow id="h1" sourceRef="called" targetRef="drive"/>
  </process>`)

/** Calls a review, and goes on with what comes of it. */
export const caller = model(`
  <process id="caller" isExecutable="true">
    <startEvent id="start"/>
    <callActivity id="call" calledElement="review"><extensionElements>
      <siji:input source="subject" target="subject"/><siji:output source="fine" target="result"/>
    </extensionElements></callActivity>
    <userTask id="after"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="call"/>
    <sequenceFlow id="f2" sourceRef="call" targetRef="after"/>
  </process>`)

/** Calls the second version of the review. */
export const pinned = model(`
  <process id="pinned" isExecutable="true">
    <startEvent id="start"/>
    <callActivity id="call" calledElement="review"><extensionElements>
      <siji:called binding="version" version="2"/>
    </extensionElements></callActivity>
    <sequenceFlow id="f1" sourceRef="start" targetRef="call"/>
  </process>`)

/** Five deadlines beside each other; the last begins first. */
export const fiveWaits = model(`
  <process id="fiveWaits" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f0" sourceRef="start" targetRef="fork"/><parallelGateway id="fork"/>
    ${[5, 4, 3, 2, 1]
      .map(
        (day) => `<intermediateCatchEvent id="wait${day}">
      <timerEventDefinition><timeDuration xsi:type="tFormalExpression">P${day}D</timeDuration></timerEventDefinition>
    </intermediateCatchEvent><endEvent id="end${day}"/>
    <sequenceFlow id="f${day}" sourceRef="fork" targetRef="wait${day}"/>
    <sequenceFlow id="g${day}" sourceRef="wait${day}" targetRef="end${day}"/>`,
      )
      .join('')}
  </process>`)
