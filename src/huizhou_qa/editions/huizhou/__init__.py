"""Huizhou (惠州市), Guangdong: a folder for each assessment year, copied and never inherited."""
