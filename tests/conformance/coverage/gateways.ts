import { flow } from '../../engine/model/parsing.ts'
import { type Chapter, refused, shown } from './row.ts'

const timer = '<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>'

export const gateways: Chapter = {
  title: '网关 Gateways',
  rows: [
    shown(
      '排他网关与默认流',
      'Exclusive, with default flow',
      /<exclusiveGateway [^>]*default=/,
      'a-condition-that-is-neither-true-nor-false-takes-no-default',
      'a-gateway-without-a-flow-that-fits-keeps-its-token',
    ),
    shown(
      '并行网关',
      'Parallel',
      /<parallelGateway /,
      'a-parallel-join-takes-one-token-from-each-flow-and-keeps-the-surplus',
    ),
    shown(
      '包容网关',
      'Inclusive',
      /<inclusiveGateway /,
      'an-inclusive-join-waits-for-every-branch-that-was-taken',
      'an-inclusive-join-is-released-when-the-last-token-dies',
      'an-inclusive-join-is-released-when-the-last-token-goes-elsewhere',
      'an-inclusive-join-leaves-out-what-must-come-through-itself',
      'an-inclusive-join-does-not-wait-for-what-may-also-come-behind-its-token',
      'two-inclusive-joins-that-wait-for-each-other-are-stuck',
    ),
    shown(
      '复杂网关：激活条件',
      'Complex, activation condition',
      /<activationCondition/,
      'a-complex-gateway-goes-on-with-two-of-three',
    ),
    shown(
      '复杂网关：复位',
      'Complex, reset',
      /<complexGateway /,
      'a-complex-gateway-begins-anew-after-its-second-phase',
    ),
    refused(
      '复杂网关，汇合而无激活条件',
      'Complex, joining without activation condition',
      `<startEvent id="s"/>${flow('s', 'f')}<parallelGateway id="f"/><task id="a"/>${flow('f', 'a')}${flow('f', 'g')}${flow('a', 'g')}<complexGateway id="g"/>${flow('g', 'x')}<endEvent id="x"/>`,
      'complex-gateway g',
    ),
    shown('基于事件的网关', 'Event-based', /<eventBasedGateway /, 'the-first-event-behind-an-event-gateway-wins'),
    shown(
      '基于事件，通向接收任务',
      'Event-based, to receive tasks',
      /<eventBasedGateway [\s\S]*<receiveTask /,
      'a-receive-task-behind-an-event-gateway-takes-its-message',
    ),
    shown(
      '基于事件，启动流程（排他）',
      'Event-based, instantiating, exclusive',
      /<eventBasedGateway [^>]*instantiate="true"/,
      'the-first-of-several-messages-starts-the-process',
    ),
    shown(
      '基于事件，启动流程（并行）',
      'Event-based, instantiating, parallel',
      /eventGatewayType="Parallel"/,
      'all-of-several-messages-make-one-process',
    ),
    refused(
      '基于事件，以定时启动流程',
      'Event-based, instantiating by a timer',
      `<eventBasedGateway id="g" instantiate="true"/>${flow('g', 'b')}<intermediateCatchEvent id="b">${timer}</intermediateCatchEvent>${flow('b', 'x')}<endEvent id="x"/>`,
      'instantiate b',
    ),
  ],
}
