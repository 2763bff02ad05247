package io.portals.actor.proxy;

import io.portals.conformance.local.OnLocal;

final class LocalActorProxyTest extends ActorProxySuite implements OnLocal {}
