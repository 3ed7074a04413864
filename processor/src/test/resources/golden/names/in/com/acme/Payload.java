package com.acme;

public record Payload(int by) {}
