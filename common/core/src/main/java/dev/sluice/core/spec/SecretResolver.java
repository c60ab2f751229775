package dev.sluice.core.spec;
public final class SecretResolver { private SecretResolver(){}  public static String resolve(String v){ return v; } }
