package io.portals.actor.proxy;

import io.portals.conformance.flink.OnFlink;

final class FlinkActorProxyTest extends ActorProxySuite implements OnFlink {}
