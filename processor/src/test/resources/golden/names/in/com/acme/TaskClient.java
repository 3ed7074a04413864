package com.acme;

public record TaskClient(String name) {}
